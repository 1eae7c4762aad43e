"""The office's pages, asked as the people they are for."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from kurzdraht.events.enums import EventState, RegistrationState
from kurzdraht.events.models import Event, EventFormat, Registration
from kurzdraht.events.services.planning import change_event
from kurzdraht.mailing.models import OutgoingMail
from kurzdraht.network.models import Person
from kurzdraht.network.queries.calendar import working_day
from tests.factories.events import make_event, make_format, make_registration
from tests.factories.network import Cast


def as_person(person: Person) -> Client:
    client = Client()
    assert person.user is not None
    client.force_login(person.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def exchange(cast: Cast) -> EventFormat:
    return make_format(slug="austausch-45", capacity=24, agenda=[[45, "Ihre Fragen", ""]])


def new_exchange(**values: str) -> dict[str, str]:
    day = working_day(timezone.localdate() + timedelta(days=10), is_later=True)
    return {"title": "Wer mietet?", "date": day.isoformat(), "time": "11:00", "action": "publish"} | values


def test_the_office_makes_and_publishes_an_exchange_in_one_step(cast: Cast, exchange: EventFormat) -> None:
    client = as_person(cast.clara)
    page = client.get(reverse("desk_event_create"))
    assert len(page.context["form"].main_fields()) <= 6
    answer = client.post(reverse("desk_event_create"), new_exchange(host="soest"), follow=True)
    event = Event.objects.get()
    assert answer.redirect_chain == [(reverse("desk_event", args=(event.slug,)), 302)]
    assert (event.state, event.host, event.online_capacity) == (EventState.PUBLISHED, cast.soest, 24)
    assert Client().get(event.get_absolute_url()).status_code == 200


def test_a_form_that_is_sent_twice_makes_one_event(cast: Cast, exchange: EventFormat) -> None:
    client = as_person(cast.clara)
    once = client.get(reverse("desk_event_create")).context["form"]["once"].value()
    for _time in range(2):
        answer = client.post(reverse("desk_event_create"), new_exchange(once=str(once)), follow=True)
    assert answer.redirect_chain == [(reverse("desk_event", args=(Event.objects.get().slug,)), 302)]
    assert "schon angelegt" in answer.content.decode()


def test_the_key_of_an_event_of_others_publishes_nothing(cast: Cast, exchange: EventFormat) -> None:
    other = make_event("Fremd", consortium=cast.innenstadt, state=EventState.DRAFT, published_at=None)
    own = str(cast.stadtumbau.pk)
    answer = as_person(cast.dora).post(
        reverse("desk_event_create"), new_exchange(once=str(other.key), consortium=own), follow=True
    )
    other.refresh_from_db()
    assert (answer.status_code, other.state, Event.objects.count()) == (404, EventState.DRAFT, 1)


def test_a_wrong_form_says_what_to_do_and_stores_nothing(cast: Cast, exchange: EventFormat) -> None:
    answer = as_person(cast.clara).post(reverse("desk_event_create"), new_exchange(title="", host="Atlantis"))
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["title", "host"]
    assert not Event.objects.exists()


def test_a_past_day_stays_a_draft(cast: Cast, exchange: EventFormat) -> None:
    day = timezone.localdate() - timedelta(days=1)
    as_person(cast.clara).post(reverse("desk_event_create"), new_exchange(date=day.isoformat()))
    assert Event.objects.get().state == EventState.DRAFT


def test_an_adviser_plans_for_the_own_consortium_only(cast: Cast, exchange: EventFormat) -> None:
    client = as_person(cast.dora)
    answer = client.post(reverse("desk_event_create"), new_exchange(consortium=str(cast.innenstadt.pk)))
    assert answer.status_code == 422
    own = make_event("Eigene", consortium=cast.stadtumbau)
    foreign = make_event("Fremde", consortium=cast.innenstadt)
    names = ("desk_event", "desk_event_change", "desk_agenda", "desk_participants", "desk_participant_add")
    assert {client.get(reverse(name, args=(own.slug,))).status_code for name in names} == {200}
    assert {client.get(reverse(name, args=(foreign.slug,))).status_code for name in names} == {404}


@pytest.mark.parametrize("name", ["anna", "bert", "emil", "felix"])
def test_nobody_else_reaches_the_desk(cast: Cast, name: str) -> None:
    client = as_person(getattr(cast, name))
    event = make_event()
    addresses = [reverse("desk_home"), reverse("desk_outbox"), reverse("desk_participants", args=(event.slug,))]
    assert [client.get(address).status_code for address in addresses] == [404, 404, 404]


def test_who_comes_is_shown_by_state_and_comes_as_a_file(cast: Cast) -> None:
    event = make_event(online_capacity=1)
    make_registration(event, "=Anna", organisation=cast.dortmund.organisation)
    make_registration(event, "Bert", state=RegistrationState.WAITING)
    make_registration(event, "Carl", state=RegistrationState.CANCELLED)
    client = as_person(cast.clara)
    page = client.get(reverse("desk_participants", args=(event.slug,)))
    groups = [[row.record.name for row in group["rows"]] for group in page.context["groups"]]
    assert [group["label"] for group in page.context["groups"]] == [
        "1 von 1 Plätzen vergeben",
        "Warteliste, 1",
        "Abgesagt, 1",
    ]
    assert groups == [["=Anna"], ["Bert"], ["Carl"]]
    address = reverse("desk_participants", args=(event.slug,))
    book = load_workbook(BytesIO(client.get(address, {"datei": "xlsx"}).content))
    cell = book.worksheets[0]["B2"]
    assert (cell.value, cell.data_type) == ("=Anna", "s")
    text = client.get(address, {"datei": "csv"}).content.decode("utf-8-sig")
    assert text.splitlines()[1].startswith("1;'=Anna;")


def test_the_office_registers_somebody_by_hand(cast: Cast) -> None:
    event = make_event(starts_at=timezone.now() + timedelta(days=9), online_capacity=1)
    client = as_person(cast.clara)
    address = reverse("desk_participant_add", args=(event.slug,))
    for name in ("Nora", "Otto"):
        client.post(address, {"name": name, "email": f"{name.lower()}@example.org"})
    states = list(Registration.objects.order_by("pk").values_list("name", "state"))
    assert states == [("Nora", "confirmed"), ("Otto", "waiting")]
    assert client.post(address, {"name": "Nora", "email": "kein"}).status_code == 422


def test_the_agenda_is_edited_row_by_row(cast: Cast) -> None:
    event = make_event()
    client = as_person(cast.clara)
    voices = {"voice-TOTAL_FORMS": "1", "voice-INITIAL_FORMS": "0"}
    row = {"title": "Ankommen", "minutes": "5", "voice-0-function_title": "Stadtplanung"} | voices
    client.post(reverse("desk_slot_create", args=(event.slug,)), row)
    slot = event.slots.get()
    assert [voice.function_title for voice in slot.contributions.all()] == ["Stadtplanung"]
    wrong = row | {"voice-0-title": "Ein Beitrag", "voice-0-function_title": ""}
    assert client.post(reverse("desk_slot", args=(event.slug, slot.pk)), wrong).status_code == 422
    client.post(reverse("desk_agenda", args=(event.slug,)), {"slot": slot.pk, "action": "remove"})
    assert not event.slots.exists()


def test_the_outbox_lists_mails_and_shows_one_in_a_sandbox(cast: Cast) -> None:
    event = make_event(starts_at=timezone.now() + timedelta(days=9))
    client = as_person(cast.clara)
    client.post(reverse("desk_participant_add", args=(event.slug,)), {"name": "Nora", "email": "nora@example.org"})
    mail = OutgoingMail.objects.get()
    assert mail in client.get(reverse("desk_outbox")).context["page"].object_list
    assert client.get(reverse("desk_outbox"), {"suche": "nirgends"}).context["page"].object_list == []
    assert client.get(reverse("desk_mail", args=(mail.key,))).status_code == 200
    body = client.get(reverse("desk_mail_body", args=(mail.key,)))
    assert body["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert "/anmeldung/" not in body.content.decode()


def test_an_adviser_does_not_read_the_outbox(cast: Cast) -> None:
    assert as_person(cast.dora).get(reverse("desk_outbox")).status_code == 404


@pytest.mark.parametrize("name", ["desk_home", "desk_events"])
def test_more_events_need_no_more_queries(cast: Cast, name: str) -> None:

    client = as_person(cast.clara)
    numbers = []
    for _ in range(2):
        for _event in range(3):
            make_registration(make_event(starts_at=timezone.now() + timedelta(days=9), consortium=cast.stadtumbau))
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse(name)).status_code == 200
        numbers.append(len(queries))
    assert numbers[0] == numbers[1] <= 30


def test_two_who_edit_the_same_event_do_not_overwrite_each_other(cast: Cast) -> None:
    event = make_event(starts_at=timezone.now() + timedelta(days=9), host=cast.soest)
    client, address = as_person(cast.clara), reverse("desk_event_change", args=(event.slug,))
    form = client.get(address).context["form"]
    shown = {field.html_name: field.value() for field in form if field.value() or field.value() == 0}
    typed = {name: f"{value:%Y-%m-%dT%H:%M}" if name.endswith("_at") else value for name, value in shown.items()}
    assert client.post(address, typed | {"title": "Von Clara", "venue": "Rathaus"}).status_code == 302
    answer = client.post(address, typed | {"title": "Von Dora", "subtitle": "Auch von Dora"})
    assert (answer.status_code, Event.objects.get().title) == (409, "Von Clara")
    (clash,) = answer.context["form"].meeting.clashes
    assert (clash.label, clash.author[0]) == ("Titel", "Clara Beispiel")
    assert all(words in answer.text for words in ("Von Clara", "Von Dora", "Clara Beispiel hat inzwischen dasselbe"))
    again = typed | {"title": "Von Dora", "subtitle": "Auch von Dora", "theirs-title": "Von Clara"}
    assert client.post(address, again | {"pick-title": "mine"}).status_code == 302
    stored = Event.objects.get()
    assert (stored.title, stored.subtitle, stored.venue) == ("Von Dora", "Auch von Dora", "Rathaus")


def test_changes_of_different_fields_are_both_saved_without_a_question(cast: Cast) -> None:
    event = make_event(starts_at=timezone.now() + timedelta(days=9), description="<p>Ein <strong>Wort</strong></p>")
    client, address = as_person(cast.clara), reverse("desk_event_change", args=(event.slug,))
    form = client.get(address).context["form"]
    shown = {field.html_name: field.value() for field in form if field.value() or field.value() == 0}
    typed = {name: f"{value:%Y-%m-%dT%H:%M}" if name.endswith("_at") else value for name, value in shown.items()}
    change_event(event, {"subtitle": "Von Dora"}, by=cast.dora, now=timezone.now())
    answer = client.post(address, typed | {"title": "Von Clara"}, follow=True)
    stored = Event.objects.get()
    assert (stored.title, stored.subtitle) == ("Von Clara", "Von Dora")
    assert "Inzwischen von Dora Beispiel geändert und übernommen: Untertitel." in answer.text


def test_the_office_cancels_for_somebody_who_calls(cast: Cast) -> None:
    event = make_event(starts_at=timezone.now() + timedelta(days=9), online_capacity=1)
    anna = make_registration(event, "Anna")
    bert = make_registration(event, "Bert", state=RegistrationState.WAITING)
    other = make_registration(make_event(), "Nora")
    client = as_person(cast.clara)
    address = reverse("desk_participant_cancel", args=(event.slug, anna.key))
    assert client.get(address).status_code == 200
    anna.refresh_from_db()
    assert anna.state == RegistrationState.CONFIRMED
    client.post(address)
    states = [Registration.objects.get(pk=row.pk).state for row in (anna, bert)]
    assert states == [RegistrationState.CANCELLED, RegistrationState.CONFIRMED]
    assert client.post(address).status_code == 404
    assert client.post(reverse("desk_participant_cancel", args=(event.slug, other.key))).status_code == 404
