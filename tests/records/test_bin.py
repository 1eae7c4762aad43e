"""Into the bin, back for 30 days, gone for good."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kurzdraht.accounts.models import User
from kurzdraht.audit.models import JournalEntry
from kurzdraht.core.errors import Refused
from kurzdraht.documents.models import StoredFile
from kurzdraht.documents.services import store_file
from kurzdraht.events.enums import EventState, FileRole, RegistrationState
from kurzdraht.events.models import Event, EventFile, EventFormat, EventSeries, Registration
from kurzdraht.network.models import Person
from kurzdraht.records.queries import bin_rows
from kurzdraht.records.registry import KINDS
from kurzdraht.records.services import end_old_ones, put_into_bin, restore
from kurzdraht.todos.models import Todo
from tests.factories.events import NOW, make_event, make_format, make_registration
from tests.factories.network import Cast

EVENT, FORMAT, SERIES = (KINDS[name] for name in ("event", "format", "series"))


def user_of(person: Person) -> User:
    return User.objects.get(person=person)


def client_of(person: Person) -> Client:
    client = Client()
    client.force_login(user_of(person))
    return client


def test_it_goes_and_comes_back_as_it_was(cast: Cast) -> None:
    event = make_event(consortium=cast.stadtumbau)
    put_into_bin(EVENT, event, by=cast.clara, now=NOW)
    assert not Event.objects.filter(pk=event.pk).exists()
    (row,) = bin_rows(user_of(cast.clara), now=NOW + timedelta(days=3, hours=1))
    assert (row.label, row.record.deleted_by, row.days_left) == (event.title, "Clara Beispiel", 27)
    restore(EVENT, event, by=cast.dora, now=NOW + timedelta(days=29))
    assert Event.objects.get(pk=event.pk).deleted_by == ""
    said = JournalEntry.objects.filter(subject_key=event.key).order_by("pk").values_list("action", "actor_label")
    assert list(said) == [("event_deleted", "Clara Beispiel"), ("event_restored", "Dora Beispiel")]


def test_twice_is_refused_and_so_is_a_late_return(cast: Cast) -> None:
    event = make_event()
    put_into_bin(EVENT, event, by=cast.clara, now=NOW)
    with pytest.raises(Refused, match="liegt schon im Papierkorb"):
        put_into_bin(EVENT, event, by=cast.clara, now=NOW)
    with pytest.raises(Refused, match="liegt nicht mehr im Papierkorb"):
        restore(EVENT, event, by=cast.clara, now=NOW + timedelta(days=30))


def test_an_event_that_people_count_on_is_called_off_first(cast: Cast) -> None:
    event = make_event()
    make_registration(event)
    make_registration(event, state=RegistrationState.WAITING)
    make_registration(event, state=RegistrationState.CANCELLED)
    with pytest.raises(Refused, match="2 Menschen sind angemeldet oder warten"):
        put_into_bin(EVENT, event, by=cast.clara, now=NOW)
    Event.objects.filter(pk=event.pk).update(state=EventState.CANCELLED)
    put_into_bin(EVENT, event, by=cast.clara, now=NOW)


def test_an_event_that_was_held_stays(cast: Cast) -> None:
    event = make_event(starts_at=NOW - timedelta(days=5))
    make_registration(event)
    with pytest.raises(Refused, match="bleibt als Nachweis"):
        put_into_bin(EVENT, event, by=cast.clara, now=NOW)


def test_a_format_that_coming_events_have_stays(cast: Cast) -> None:
    form = make_format()
    event = make_event(format=form)
    with pytest.raises(Refused, match="1 kommende Veranstaltungen"):
        put_into_bin(FORMAT, form, by=cast.clara, now=NOW)
    put_into_bin(EVENT, event, by=cast.clara, now=NOW)
    put_into_bin(FORMAT, form, by=cast.clara, now=NOW)
    with pytest.raises(Refused, match="Holen Sie das zuerst zurück"):
        restore(EVENT, event, by=cast.clara, now=NOW)
    restore(FORMAT, form, by=cast.clara, now=NOW)
    restore(EVENT, event, by=cast.clara, now=NOW)


def test_a_series_with_events_stays_and_an_empty_one_goes(cast: Cast) -> None:
    series = EventSeries.objects.create(slug="reihe", name="Reihe")
    event = make_event(series=series, number=3)
    with pytest.raises(Refused, match="gehören zu dieser Reihe"):
        put_into_bin(SERIES, series, by=cast.clara, now=NOW)
    put_into_bin(EVENT, event, by=cast.clara, now=NOW + timedelta(days=1))
    put_into_bin(SERIES, series, by=cast.clara, now=NOW)
    assert end_old_ones(now=NOW + timedelta(days=30)) == 1
    kept = Event.everything.get(pk=event.pk)
    assert (kept.series, EventSeries.everything.count()) == (None, 0)


def test_after_thirty_days_it_ends_with_all_that_hangs_on_it(cast: Cast) -> None:
    event = make_event(state=EventState.CANCELLED)
    make_registration(event)
    upload = SimpleUploadedFile("a.pdf", b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer <<>>\n%%EOF\n")
    stored = store_file(upload, kind="event", key=event.key, title="Folien", now=NOW)
    EventFile.objects.create(event=event, file=stored, role=FileRole.SLIDES)
    Todo.objects.create(
        title="Raum", due_date=NOW.date(), subject_kind="event", subject_key=event.key, created_by="x", created_at=NOW
    )
    put_into_bin(EVENT, event, by=cast.clara, now=NOW)
    assert end_old_ones(now=NOW + timedelta(days=30) - timedelta(seconds=1)) == 0
    assert end_old_ones(now=NOW + timedelta(days=30)) == 1
    left = (Event.everything, Registration.objects, StoredFile.objects, Todo.everything)
    assert [table.count() for table in left] == [0, 0, 0, 0]
    assert JournalEntry.objects.latest("pk").action == "event_erased"


def test_a_format_that_past_events_name_outlives_the_bin_unseen(cast: Cast) -> None:
    form = make_format("Alt")
    event = make_event(format=form, starts_at=NOW - timedelta(days=50))
    put_into_bin(FORMAT, form, by=cast.clara, now=NOW)
    assert end_old_ones(now=NOW + timedelta(days=31)) == 0
    assert Event.objects.get(pk=event.pk).format.name == "Alt"
    assert not EventFormat.objects.filter(pk=form.pk).exists()
    assert bin_rows(user_of(cast.clara), now=NOW + timedelta(days=31)) == []


def test_what_cannot_end_holds_up_nothing_else(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = make_event(), make_event()
    for event in (first, second):
        put_into_bin(EVENT, event, by=cast.clara, now=NOW)
    delete = Event.delete

    def fail(event: Event, *args: Any, **kwargs: Any) -> Any:
        if event.pk == first.pk:
            raise RuntimeError
        return delete(event, *args, **kwargs)

    monkeypatch.setattr(Event, "delete", fail)
    assert end_old_ones(now=NOW + timedelta(days=31)) == 1
    assert list(Event.everything.values_list("pk", flat=True)) == [first.pk]


# On the desk


def test_the_button_puts_it_there_and_the_message_leads_back(cast: Cast) -> None:
    event = make_event("Probe", consortium=cast.stadtumbau)
    client = client_of(cast.dora)
    page = client.post(f"/buero/papierkorb/event/{event.key}/hineinlegen/", follow=True)
    assert page.redirect_chain == [("/buero/papierkorb/", 302)]
    assert f'<a href="/buero/papierkorb/event/{event.key}/">Rückgängig machen</a>' in page.text
    back = client.post(f"/buero/papierkorb/event/{event.key}/", follow=True)
    assert back.redirect_chain == [(f"/buero/veranstaltungen/{event.slug}/", 302)]
    assert Event.objects.filter(pk=event.pk).exists()


def test_a_refusal_is_said_on_the_events_page(cast: Cast) -> None:
    event = make_event(starts_at=timezone.now() + timedelta(days=3))
    make_registration(event)
    page = client_of(cast.clara).post(f"/buero/papierkorb/event/{event.key}/hineinlegen/", follow=True)
    assert page.redirect_chain == [(f"/buero/veranstaltungen/{event.slug}/", 302)]
    assert "Sagen Sie die Veranstaltung zuerst ab" in page.text


def test_nothing_of_other_consortia_can_be_put_there_seen_or_brought_back(cast: Cast) -> None:
    event = make_event("Fremdes", consortium=cast.innenstadt)
    for person in (cast.dora, cast.anna, cast.emil):
        client = client_of(person)
        assert client.post(f"/buero/papierkorb/event/{event.key}/hineinlegen/").status_code == 404
    assert Event.objects.filter(pk=event.pk).exists()
    put_into_bin(EVENT, event, by=cast.clara, now=timezone.now())
    client = client_of(cast.dora)
    assert "Fremdes" not in client.get("/buero/papierkorb/").text
    assert client.get(f"/buero/papierkorb/event/{event.key}/").status_code == 404
    assert client.post(f"/buero/papierkorb/event/{event.key}/").status_code == 404
    assert not Event.objects.filter(pk=event.pk).exists()


def test_persons_cannot_be_thrown_away(cast: Cast) -> None:
    address = f"/buero/papierkorb/person/{cast.anna.key}/hineinlegen/"
    assert client_of(cast.clara).post(address).status_code == 404


def test_the_bin_is_narrowed_by_kind(cast: Cast) -> None:
    now = timezone.now()
    put_into_bin(EVENT, make_event("Veranstaltetes"), by=cast.clara, now=now)
    put_into_bin(FORMAT, make_format("Formatiertes"), by=cast.clara, now=now)
    text = client_of(cast.clara).get("/buero/papierkorb/?art=format").text
    assert ("Formatiertes" in text, "Veranstaltetes" in text) == (True, False)


def test_after_a_foreign_next_it_stays_here(cast: Cast) -> None:
    event = make_event(consortium=cast.stadtumbau)
    answer = client_of(cast.clara).post(
        f"/buero/papierkorb/event/{event.key}/hineinlegen/", {"next": "//evil.example/"}
    )
    assert answer["Location"] == "/buero/papierkorb/"


def test_the_bin_asks_the_same_number_of_questions_however_full(cast: Cast, django_assert_num_queries: Any) -> None:

    client = client_of(cast.dora)
    put_into_bin(EVENT, make_event(consortium=cast.stadtumbau), by=cast.clara, now=timezone.now())
    client.get("/buero/papierkorb/")
    with CaptureQueriesContext(connection) as few:
        client.get("/buero/papierkorb/")
    for _number in range(9):
        put_into_bin(EVENT, make_event(consortium=cast.stadtumbau), by=cast.clara, now=timezone.now())
    with django_assert_num_queries(len(few)):
        client.get("/buero/papierkorb/")


def test_an_old_link_to_an_event_leads_to_where_it_lies(cast: Cast) -> None:
    event = make_event(state=EventState.DRAFT, published_at=None, consortium=cast.stadtumbau)
    put_into_bin(EVENT, event, by=cast.clara, now=timezone.now())
    pages = [f"/buero/veranstaltungen/{event.slug}/", f"/buero/veranstaltungen/{event.slug}/bearbeiten/"]
    lying = f"/buero/papierkorb/event/{event.key}/"
    for person in (cast.clara, cast.dora):
        client = client_of(person)
        assert [client.get(page).headers.get("Location") for page in pages] == [lying, lying]
        assert client.get(lying).status_code == 200
    assert [client_of(cast.anna).get(page).status_code for page in pages] == [404, 404]
    assert client_of(cast.clara).get("/buero/veranstaltungen/gibt-es-nicht/").status_code == 404
