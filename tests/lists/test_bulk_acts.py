"""Acts on many rows: shown first, done, taken back; what somebody changed since stays."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kurzdraht.audit.models import JournalEntry
from kurzdraht.audit.services import SYSTEM
from kurzdraht.events.enums import EventState
from kurzdraht.events.models import Event
from kurzdraht.events.services.planning import change_event
from kurzdraht.lists.models import BulkAct
from kurzdraht.lists.services import forget_acts, forget_ways_back
from kurzdraht.network.models import Topic
from tests.factories.events import NOW, make_event, make_registration
from tests.factories.network import Cast
from tests.lists.signed_in import as_person

LIST = "/buero/veranstaltungen/"


def in_days(days: int) -> datetime:
    return timezone.now() + timedelta(days=days)


@pytest.fixture
def clara(cast: Cast) -> Client:
    return as_person(cast.clara)


@pytest.fixture
def topic(db: None) -> Topic:
    return Topic.objects.create(name="Leerstand", slug="leerstand")


def draft(title: str, days: int = 9) -> Event:
    return make_event(
        title, starts_at=in_days(days), state=EventState.DRAFT, published_at=None, contact_email="netz@example.org"
    )


def send(client: Client, action: str, *events: Event, **more: str) -> object:
    return client.post(LIST, {"tat": action, "zeile": [str(event.key) for event in events]} | more)


def undo(client: Client) -> None:
    client.post(LIST, {"tat": "zurueck", "getan": str(BulkAct.objects.latest("pk").key), "abfrage": ""})


def states() -> dict[str, str]:
    return dict(Event.objects.values_list("title", "state"))


def test_the_preview_says_what_happens_and_changes_nothing(cast: Cast, clara: Client) -> None:
    good, old, shown = draft("Gut"), draft("Vorbei", -3), make_event("Da", starts_at=in_days(5))
    page = send(clara, "veroeffentlichen", good, old, shown)
    outcome = page.context["outcome"]  # type: ignore[attr-defined]
    assert [row.title for row in outcome.going] == ["Gut"]
    reasons = {row.title: reason for row, reason in outcome.staying}
    assert reasons["Da"] == "Ist schon veröffentlicht."
    assert reasons["Vorbei"].startswith("Der Termin liegt in der Vergangenheit.")
    assert (states()["Gut"], BulkAct.objects.exists()) == ("draft", False)


@pytest.mark.parametrize("action", ["veroeffentlichen", "papierkorb"])
def test_the_preview_says_that_there_is_a_way_back(cast: Cast, clara: Client, action: str) -> None:
    page = send(clara, action, draft("Gut"))
    assert "Sie können es 30 Tage lang zurücknehmen." in page.text  # type: ignore[attr-defined]


def test_drafts_are_published_together_and_withdrawn_again(cast: Cast, clara: Client) -> None:
    one, two = draft("Eins"), draft("Zwei")
    answer = send(clara, "veroeffentlichen", one, two, bestaetigt="1")
    act = BulkAct.objects.get()
    assert answer["Location"] == f"?getan={act.key}"  # type: ignore[index]
    assert (act.sentence, act.actor_key) == ("2 Veranstaltungen sind veröffentlicht.", cast.clara.key)
    assert states() == {"Eins": "published", "Zwei": "published"}
    assert JournalEntry.objects.filter(action="event_published").count() == 2
    assert "Rückgängig" in clara.get(f"{LIST}?getan={act.key}").text
    make_registration(two)
    undo(clara)
    assert states() == {"Eins": "draft", "Zwei": "published"}
    act.refresh_from_db()
    assert (act.undo, act.undone_at is not None) == ({}, True)
    assert "Zwei: " in clara.get(f"{LIST}?seite=1").text


def test_all_of_a_filter_across_pages_without_scripts(cast: Cast, clara: Client, topic: Topic) -> None:
    for number in range(30):
        make_event(f"Nr. {number}", starts_at=in_days(9), consortium=cast.stadtumbau)
    make_event("Fremd", starts_at=in_days(9), consortium=cast.innenstadt)
    sent = {"tat": "thema", "alle": "1", "abfrage": "ag=stadtumbau&zeilen=25"}
    page = clara.post(LIST, sent)
    assert len(page.context["outcome"].going) == 30
    make_event("Neu", starts_at=in_days(9), consortium=cast.stadtumbau)
    confirmed = sent | {"bestaetigt": "1", "anzahl": "30", "topic": str(topic.pk)}
    assert clara.post(LIST, confirmed).status_code == 200
    assert not BulkAct.objects.exists()
    clara.post(LIST, confirmed | {"anzahl": "31"})
    assert (topic.events.count(), len(BulkAct.objects.get().undo)) == (31, 31)


def test_taking_back_keeps_what_others_changed_since(cast: Cast, clara: Client, topic: Topic) -> None:
    other = Topic.objects.create(name="Wohnen", slug="wohnen")
    one, two = make_event("Eins", starts_at=in_days(9)), make_event("Zwei", starts_at=in_days(9))
    two.topics.add(topic)
    send(clara, "thema", one, two, bestaetigt="1", topic=str(topic.pk))
    change_event(Event.objects.get(pk=one.pk), {"topics": [topic, other], "title": "Anders"}, by=SYSTEM, now=NOW)
    undo(clara)
    assert list(one.topics.all()) == [other]
    assert list(two.topics.all()) == [topic]
    assert Event.objects.get(pk=one.pk).title == "Anders"


def test_a_removed_topic_is_told_as_changed_since(cast: Cast, clara: Client, topic: Topic) -> None:
    one = make_event("Eins", starts_at=in_days(9))
    send(clara, "thema", one, bestaetigt="1", topic=str(topic.pk))
    one.topics.clear()
    undo(clara)
    assert "Eins: Das hat inzwischen jemand anders geändert." in clara.get(f"{LIST}?seite=1").text


def test_the_bin_and_the_way_back(cast: Cast, clara: Client) -> None:
    one = draft("Weg")
    send(clara, "papierkorb", one, bestaetigt="1")
    assert not Event.objects.exists()
    undo(clara)
    assert Event.objects.get().title == "Weg"


def test_a_form_that_lacks_something_comes_back(cast: Cast, clara: Client, topic: Topic) -> None:
    answer = send(clara, "thema", make_event(starts_at=in_days(9)), bestaetigt="1", topic="0")
    assert (answer.status_code, topic.events.count()) == (422, 0)  # type: ignore[attr-defined]


def test_nothing_ticked_and_unknown_acts(cast: Cast, clara: Client) -> None:
    make_event(starts_at=in_days(9))
    assert send(clara, "veroeffentlichen").status_code == 302  # type: ignore[attr-defined]
    assert clara.post(LIST, {"tat": "papierkorb", "zeile": ["x", "\0", "1" * 400]}).status_code == 302
    assert clara.post(LIST, {"tat": "gibtesnicht"}).status_code == 404
    assert clara.post(LIST, {"tat": "zurueck", "getan": "x"}).status_code == 404
    assert clara.post(LIST, {"tat": "loeschen", "liste": "9" * 30}).status_code == 404


def test_ticked_rows_come_as_a_file(cast: Cast, clara: Client) -> None:
    one, _two = make_event("Eins", starts_at=in_days(9)), make_event("Zwei", starts_at=in_days(9))
    text = send(clara, "csv", one, abfrage="spalten=titel").content.decode("utf-8-sig")  # type: ignore[attr-defined]
    assert text.splitlines() == ["Titel", "Eins"]


def test_a_thousand_at_most(cast: Cast, clara: Client, topic: Topic, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kurzdraht.lists.services.acting.MOST", 2)
    events = [make_event(starts_at=in_days(9)) for _ in range(3)]
    answer = send(clara, "thema", *events)
    assert answer.status_code == 302  # type: ignore[attr-defined]
    assert "höchstens 2 Zeilen" in clara.get(f"{LIST}?seite=1").text


def test_an_act_is_taken_back_for_thirty_days(cast: Cast, clara: Client, topic: Topic) -> None:
    event = make_event(starts_at=in_days(9))
    send(clara, "thema", event, bestaetigt="1", topic=str(topic.pk))
    BulkAct.objects.update(acted_at=in_days(-31))
    undo(clara)
    assert list(event.topics.all()) == [topic]
    assert (forget_ways_back(now=timezone.now()), BulkAct.objects.get().undo) == (1, {})
    assert (forget_acts(in_days(-40)), forget_acts(in_days(0))) == (0, 1)


def test_the_preview_asks_as_much_for_many_as_for_few(cast: Cast, clara: Client) -> None:
    numbers = []
    for _round in range(2):
        for _each in range(4):
            draft("Entwurf")
        with CaptureQueriesContext(connection) as queries:
            clara.post(LIST, {"tat": "veroeffentlichen", "alle": "1", "abfrage": ""})
        numbers.append(len(queries))
    assert numbers[0] == numbers[1]


def test_who_sees_some_rows_takes_back_only_own_acts(cast: Cast, clara: Client) -> None:
    """Otherwise an adviser's press would use up the office's way back for the rows of all other AGs."""
    own = make_event("Eigen", consortium=cast.stadtumbau, starts_at=in_days(9), state=EventState.DRAFT)
    foreign = make_event("Fremd", consortium=cast.innenstadt, starts_at=in_days(9), state=EventState.DRAFT)
    send(clara, "papierkorb", own, foreign, bestaetigt="1")
    act, dora = BulkAct.objects.get(), as_person(cast.dora)
    page = dora.get(f"{LIST}?getan={act.key}")
    assert (page.context["acts"], page.context["just_done"]) == ([], None)
    assert dora.post(LIST, {"tat": "zurueck", "getan": str(act.key)}).status_code == 404
    assert states() == {}
    mine = make_event("Auch eigen", consortium=cast.stadtumbau, starts_at=in_days(9), state=EventState.DRAFT)
    send(dora, "papierkorb", mine, bestaetigt="1")
    assert [act.actor_key for act in dora.get(LIST).context["acts"]] == [cast.dora.key]
    assert len(clara.get(LIST).context["acts"]) == 2
    undo(clara)
    assert list(states()) == ["Auch eigen"]
