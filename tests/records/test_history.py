"""What happened to a record reads as words: German names of fields, printed values, names instead of keys."""

import re
from pathlib import Path

from django.test import Client
from django.utils import timezone

from kurzdraht.accounts.models import User
from kurzdraht.audit.services import SYSTEM, record
from kurzdraht.events.enums import Audience
from kurzdraht.events.models import Event
from kurzdraht.events.services.planning import change_event
from kurzdraht.network.enums import MandateKind
from kurzdraht.network.models import Mandate, Person, Topic
from kurzdraht.network.services import end_mandate, give_mandate, join_consortium
from kurzdraht.records.queries import Told, history, latest, told
from kurzdraht.records.registry import ACTIONS, KINDS
from tests.factories.events import NOW, make_event
from tests.factories.network import Cast

ROOT = Path(__file__).resolve().parents[2] / "src"
SAID = re.compile(
    r'\b(?:record|note|_note|_finish|note_event|note_part|_change_state\(\s*\w+, [\w.()]+,)\(?\s*"([a-z]+(?:_[a-z]+)+)"'
)


def told_of(kind: str, subject: Event | Person) -> list[Told]:
    return [told(entry, KINDS[kind]) for entry in history(KINDS[kind], subject.key)]


def test_every_action_has_words() -> None:
    said = {name for path in ROOT.rglob("*.py") for name in SAID.findall(path.read_text())}
    assert {"event_published", "event_moved", "mandate_given", "registration_made"} <= said
    assert sorted(said - set(ACTIONS)) == []


def test_a_change_is_told_with_german_fields_and_printed_values(cast: Cast) -> None:
    event = make_event(consortium=cast.stadtumbau)
    topic = Topic.objects.create(name="Klima", slug="klima")
    values = {
        "starts_at": event.starts_at.replace(day=5),
        "audience": Audience.NETWORK,
        "is_online": True,
        "is_onsite": True,
        "host": cast.soest,
        "onsite_capacity": 20,
        "room_url": "",
        "topics": [topic],
    }
    change_event(event, {**values, "ends_at": event.ends_at.replace(day=5)}, by=cast.clara, now=NOW)
    (entry,) = told_of("event", event)
    assert (entry.who, str(entry.what), entry.at) == ("Clara Beispiel", "Angaben geändert", NOW)
    assert {str(change.label): (change.before, change.after) for change in entry.changes} == {
        "Beginn": ("Do, 4. März 2027, 11 Uhr", "Fr, 5. März 2027, 11 Uhr"),
        "Ende": ("Do, 4. März 2027, 11:45 Uhr", "Fr, 5. März 2027, 11:45 Uhr"),
        "Für wen": ("alle Interessierten", "alle Mitglieder"),
        "vor Ort": ("nein", "ja"),
        "Gastgeberin": ("", "Soest"),
        "Plätze vor Ort": ("", "20"),
        "Link zum Raum": ("https://raum.example.org/leerstand", ""),
        "Themen": ("", "Klima"),
    }


def test_a_mandate_is_told_with_its_function_and_days(cast: Cast) -> None:
    mandate = give_mandate(
        cast.felix,
        MandateKind.CONTACT,
        organisation=cast.soest.organisation,
        since=NOW.date(),
        by=cast.clara,
        now=NOW,
    )
    (entry,) = told_of("person", cast.felix)
    assert str(entry.what) == "eine Funktion gegeben"
    assert [(str(change.label), change.after, change.is_fact) for change in entry.changes] == [
        ("Funktion", "Ansprechperson", True),
        ("Organisation", "Soest", True),
        ("von", "Di, 23. Februar 2027", True),
    ]
    end_mandate(mandate, by=cast.clara, now=NOW, until=NOW.date())
    newest = told_of("person", cast.felix)[0]
    assert [str(change.label) for change in newest.changes][-1] == "bis"


def test_joining_a_consortium_names_it(cast: Cast) -> None:
    join_consortium(cast.soest.organisation, cast.stadtumbau, since=NOW.date(), by=cast.clara, now=NOW)
    entry = latest(KINDS["organisation"], cast.soest.organisation.key)
    assert entry is not None
    assert [(str(change.label), change.after) for change in entry.changes] == [
        ("AG", "AG Stadtumbau"),
        ("von", "Di, 23. Februar 2027"),
    ]


def test_entries_of_before_are_still_read(cast: Cast) -> None:
    event = make_event()
    changes = {
        "is_onsite": ["False", "True"],
        "closes_at": ["None", "2027-03-01 11:00:00+00:00"],
        "venue": ["", "Rathaus"],
    }
    record("event_changed", kind="event", key=event.key, label="x", by=SYSTEM, at=NOW, changes=changes)
    (entry,) = told_of("event", event)
    assert [(change.before, change.after) for change in entry.changes] == [
        ("nein", "ja"),
        ("", "Rathaus"),
        ("", "Mo, 1. März 2027, 12 Uhr"),
    ]


def page(person: Person, address: str) -> tuple[int, str]:
    client = Client()
    client.force_login(User.objects.get(person=person))
    response = client.get(address)
    return response.status_code, response.text


def test_the_page_shows_it_newest_first_to_those_who_may(cast: Cast) -> None:
    event = make_event(consortium=cast.stadtumbau)
    now = timezone.now()
    change_event(event, {"title": "Neuer Titel"}, by=cast.clara, now=now)
    change_event(event, {"venue": "Rathaus"}, by=cast.dora, now=now)
    address = f"/buero/verlauf/event/{event.key}/"
    answers = {name: page(getattr(cast, name), address)[0] for name in ("clara", "dora", "anna", "emil", "felix")}
    assert answers == {"clara": 200, "dora": 200, "anna": 404, "emil": 404, "felix": 404}
    text = page(cast.dora, address)[1]
    assert text.index("Dora Beispiel") < text.index("Clara Beispiel")
    assert "Rathaus" in text


def test_an_adviser_does_not_read_what_happened_elsewhere(cast: Cast) -> None:
    event = make_event(consortium=cast.innenstadt)
    assert page(cast.dora, f"/buero/verlauf/event/{event.key}/")[0] == 404
    assert page(cast.dora, f"/buero/verlauf/person/{cast.bert.key}/")[0] == 404
    assert page(cast.dora, f"/buero/verlauf/unbekannt/{event.key}/")[0] == 404


def test_the_history_is_paged_with_a_fixed_number_of_queries(cast: Cast, django_assert_max_num_queries: object) -> None:
    event = make_event()
    for number in range(60):
        record(
            "event_changed", kind="event", key=event.key, label="x", by=cast.clara, at=NOW, changes={"number": number}
        )
    client = Client()
    client.force_login(User.objects.get(person=cast.clara))
    client.get("/buero/")
    with django_assert_max_num_queries(20):  # type: ignore[operator]
        text = client.get(f"/buero/verlauf/event/{event.key}/").text
    assert text.count("kd-history__when") == 50
    assert "?seite=2" in text
    assert client.get(f"/buero/verlauf/event/{event.key}/?seite=2").text.count("kd-history__when") == 10


def test_a_mandate_of_a_person_belongs_to_the_persons_history(cast: Cast) -> None:
    assert Mandate in KINDS["person"].also
