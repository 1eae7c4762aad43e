"""What a member does for colleagues: cancels for them, sends somebody else, and sees each event once."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from kurzdraht.events.enums import RegistrationState
from kurzdraht.events.models import Event, Registration
from kurzdraht.mailing.models import OutgoingMail
from kurzdraht.network.models import Person
from kurzdraht.portal.queries.dates import coming_dates
from tests.factories.events import NOW, make_event, make_registration
from tests.factories.network import Cast


@pytest.fixture
def event(cast: Cast) -> Event:
    now = timezone.now()
    return make_event(starts_at=now + timedelta(days=9), published_at=now, changed_at=now, online_capacity=2)


@pytest.fixture
def colleague(cast: Cast, event: Event) -> Registration:
    cache.clear()
    return make_registration(event, "Kollegin", registered_by=cast.anna, organisation=cast.anna.organisation)


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person.user)  # type: ignore[arg-type]
    return client


def state(row: Registration) -> str:
    row.refresh_from_db()
    return str(row.state)


def test_an_event_stands_once_with_its_colleagues_below(cast: Cast) -> None:
    first, second = make_event("Erste"), make_event("Zweite", starts_at=NOW + timedelta(days=3))
    make_registration(first, "Anna", person=cast.anna)
    for event, name in ((first, "Kollege"), (first, "Kollegin"), (second, "Kollegin")):
        make_registration(event, name, registered_by=cast.anna)
    found = coming_dates(cast.anna, now=NOW)
    told = [(d.event.title, d.is_own, [each.registration.name for each in d.colleagues]) for d in found]
    assert told == [("Zweite", False, ["Kollegin"]), ("Erste", True, ["Kollege", "Kollegin"])]


def test_a_member_cancels_for_a_colleague_who_learns_who_did_it(
    cast: Cast, event: Event, colleague: Registration
) -> None:
    waiting = make_registration(event, "Wartend", state=RegistrationState.WAITING)
    make_registration(event, "Dritte")
    anna = signed_in(cast.anna)
    address = f"/mein/termine/{colleague.key}/absagen/"
    assert "Kollegin abmelden" in anna.get(address).text
    answer = anna.post(address, follow=True)
    assert "Kollegin ist abgemeldet und bekommt eine Mail." in answer.text
    assert (state(colleague), state(waiting)) == (RegistrationState.CANCELLED, RegistrationState.CONFIRMED)
    mail = OutgoingMail.objects.get(recipient_email=colleague.email)
    assert (f"{cast.anna} hat für Sie abgesagt." in mail.text, mail.calendar_method) == (True, "CANCEL")
    assert anna.get(address).status_code == 404


def test_nobody_else_finds_it(cast: Cast, colleague: Registration) -> None:
    for person in (cast.bert, cast.clara, cast.emil):
        for action in ("absagen", "weitergeben"):
            address = f"/mein/termine/{colleague.key}/{action}/"
            client = signed_in(person)
            assert (client.get(address).status_code, client.post(address).status_code) == (404, 404)
    assert state(colleague) == RegistrationState.CONFIRMED


def test_a_member_sends_somebody_else(cast: Cast, colleague: Registration) -> None:
    anna = signed_in(cast.anna)
    address = f"/mein/termine/{colleague.key}/weitergeben/"
    assert anna.post(address, {"name": "", "email": "x"}).status_code == 422
    answer = anna.post(address, {"name": " Neu  Da ", "email": "Neu@example.org"}, follow=True)
    assert "Jetzt kommt Neu Da. Beide bekommen eine Mail." in answer.text
    new = Registration.objects.get(email="neu@example.org")
    assert (state(colleague), new.state, new.organisation) == (
        RegistrationState.CANCELLED,
        RegistrationState.CONFIRMED,
        cast.anna.organisation,
    )
    again = anna.post(f"/mein/termine/{new.key}/weitergeben/", {"name": "Neu", "email": "neu@example.org"})
    assert (again.status_code, "schon angemeldet" in again.text) == (422, True)


def test_nobody_writes_to_any_number_of_addresses_that_way(cast: Cast, event: Event, colleague: Registration) -> None:
    anna, row, answers = signed_in(cast.anna), colleague, []
    for number in range(40):
        answer = anna.post(
            f"/mein/termine/{row.key}/weitergeben/", {"name": "Neu", "email": f"neu{number}@example.org"}
        )
        answers.append(answer.status_code)
        row = Registration.objects.filter(event=event).standing().get()
    assert (answers.count(302) <= 30, answers[-1]) == (True, 422)


def test_on_the_page_colleagues_have_their_own_links(cast: Cast, colleague: Registration) -> None:
    page = signed_in(cast.anna).get("/mein/termine/").text
    assert page.count(f"/mein/termine/{colleague.key}/") == 2
    assert page.count("Leerstand im Erdgeschoss</a></h3>") == 1
