"""The member's home: own dates, places that suit, and what former members see."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kurzdraht.accounts.models import User
from kurzdraht.events.enums import Attendance, Audience, EventState, OfferState, RegistrationState
from kurzdraht.events.models import Event, Offer, Registration
from kurzdraht.events.queries.suggestions import suggestions
from kurzdraht.network.models import Person
from kurzdraht.network.queries import roles_of_person
from kurzdraht.portal.queries.dates import dates_of_colleagues, own_dates, past_dates
from kurzdraht.portal.queries.home import home_of
from tests.factories.events import NOW, make_event, make_registration
from tests.factories.network import Cast, make_person

TODAY = NOW.date()


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(User.objects.get(person=person))
    return client


def registered(person: Person, event: Event, **values: Any) -> Registration:
    return make_registration(event, str(person), person=person, email=person.email, **values)


def greeting(person: Person, *, now: datetime = NOW) -> str:
    return home_of(roles_of_person(person, on=TODAY), now=now).greeting


def test_own_dates_come_in_order_without_cancelled_drafted_and_past_ones(cast: Cast) -> None:
    later, sooner = make_event(starts_at=NOW + timedelta(days=20)), make_event(starts_at=NOW + timedelta(days=2))
    for event in (later, sooner):
        registered(cast.anna, event)
    registered(cast.anna, make_event(), state=RegistrationState.CANCELLED)
    registered(cast.anna, make_event(state=EventState.DRAFT, published_at=None))
    past = registered(cast.anna, make_event(starts_at=NOW - timedelta(days=2)))
    registered(cast.bert, make_event())
    assert [date.event for date in own_dates(cast.anna, now=NOW)] == [sooner, later]
    assert [date.registration for date in past_dates(cast.anna, now=NOW)] == [past]


def test_a_registration_as_a_guest_under_the_same_address_is_ones_own(cast: Cast) -> None:
    row = make_registration(make_event(), "A. Beispiel", email=cast.anna.email)
    cast.anna.email = cast.anna.email.upper()
    assert [date.registration for date in own_dates(cast.anna, now=NOW)] == [row]


def test_the_place_on_the_waiting_list_is_counted_in_its_order_and_by_way_of_taking_part(cast: Cast) -> None:
    event = make_event(is_onsite=True)
    waiting: dict[str, Any] = {"state": RegistrationState.WAITING, "queued_at": NOW}
    first = make_registration(event, **waiting)
    make_registration(event, attendance=Attendance.ONSITE, **waiting)
    make_registration(event)
    own = registered(cast.anna, event, **waiting)
    assert first.pk < own.pk
    assert [date.position for date in own_dates(cast.anna, now=NOW)] == [2]


def test_an_open_offer_says_until_when_and_comes_first_in_the_greeting(cast: Cast) -> None:
    row = registered(cast.anna, make_event(), state=RegistrationState.OFFERED)
    until = NOW + timedelta(hours=20)
    Offer.objects.create(registration=row, made_at=NOW, expires_at=until, state=OfferState.OPEN)
    assert [date.offer_until for date in own_dates(cast.anna, now=NOW)] == [until]
    assert greeting(cast.anna) == "Guten Morgen. Ein Platz wartet auf Ihre Antwort."


@pytest.mark.parametrize(
    ("values", "registration", "is_shown"),
    [
        ({"starts_at": NOW + timedelta(hours=23)}, {}, True),
        ({"starts_at": NOW - timedelta(minutes=10)}, {}, True),
        ({"starts_at": NOW + timedelta(hours=25)}, {}, False),
        ({"starts_at": NOW + timedelta(hours=1)}, {"state": RegistrationState.WAITING}, False),
        ({"starts_at": NOW + timedelta(hours=1), "state": EventState.CANCELLED}, {}, False),
        ({"starts_at": NOW + timedelta(hours=1), "is_onsite": True}, {"attendance": Attendance.ONSITE}, False),
    ],
)
def test_the_link_to_the_room_is_for_who_has_a_place_and_only_when_it_is_near(
    cast: Cast, values: dict[str, Any], registration: dict[str, Any], *, is_shown: bool
) -> None:
    registered(cast.anna, make_event(**values), **registration)
    assert [bool(date.room_url) for date in own_dates(cast.anna, now=NOW)] == [is_shown]


@pytest.mark.parametrize(
    ("starts_in", "says"),
    [
        (timedelta(hours=5), "Heute um 14:00 Uhr sind Sie dabei."),
        (timedelta(hours=26), "Morgen um 11:00 Uhr sind Sie dabei."),
        (timedelta(days=9), "Ihr nächster Termin ist am 4. März."),
        (timedelta(minutes=-5), "Ihr Termin läuft gerade."),
    ],
)
def test_the_greeting_says_what_comes(cast: Cast, starts_in: timedelta, says: str) -> None:
    registered(cast.anna, make_event(starts_at=NOW + starts_in))
    assert greeting(cast.anna) == f"Guten Morgen. {says}"


def test_a_called_off_event_is_no_next_date(cast: Cast) -> None:
    registered(cast.anna, make_event(state=EventState.CANCELLED))
    assert greeting(cast.anna, now=NOW + timedelta(hours=10)) == "Guten Abend. Gerade steht kein Termin an."


def test_suggested_is_what_one_may_take_and_has_not_taken(cast: Cast) -> None:
    own_ag = make_event("eigene AG", consortium=cast.stadtumbau, audience=Audience.CONSORTIA)
    joint = make_event("gemeinsam", consortium=cast.innenstadt, audience=Audience.CONSORTIA)
    joint.partners.add(cast.stadtumbau)
    for_all = make_event("für alle", audience=Audience.NETWORK)
    make_event("andere AG", consortium=cast.innenstadt)
    make_event("auf Einladung", consortium=cast.stadtumbau, audience=Audience.INVITATION)
    make_event("Kreis", consortium=cast.stadtumbau, audience=Audience.CIRCLE)
    make_event("noch zu", opens_at=NOW + timedelta(days=1))
    make_event("schon zu", closes_at=NOW - timedelta(days=1))
    make_event("vorbei", starts_at=NOW - timedelta(days=1))
    make_event("abgesagt", state=EventState.CANCELLED)
    make_registration(make_event("voll", online_capacity=1))
    registered(cast.anna, make_event("angemeldet"))
    found = suggestions(roles_of_person(cast.anna, on=TODAY), now=NOW)
    assert found == [own_ag, joint, for_all]


def test_who_is_no_member_is_not_led_to_what_is_for_members(cast: Cast) -> None:
    make_event("Mitglieder zuerst", members_first_until_at=NOW + timedelta(days=1))
    make_event("nur Netzwerk", audience=Audience.NETWORK)
    for_all = make_event("für alle")
    assert suggestions(roles_of_person(cast.emil, on=TODAY), now=NOW) == [for_all]


def test_dates_of_colleagues_are_those_one_made_for_others(cast: Cast) -> None:
    event = make_event()
    registered(cast.anna, event, registered_by=cast.anna)
    other = make_registration(event, "Kollege", registered_by=cast.anna)
    assert [date.registration for date in dates_of_colleagues(cast.anna, now=NOW)] == [other]


def test_nothing_leads_from_a_colleagues_place_to_cancelling_the_own(cast: Cast) -> None:
    event = make_event(starts_at=timezone.now() + timedelta(days=9))
    make_registration(event, "Kollege", registered_by=cast.anna)
    client = signed_in(cast.anna)
    assert f"/veranstaltungen/{event.slug}/anmelden/" not in client.get("/mein/termine/").text
    registered(cast.anna, event)
    assert client.get("/mein/termine/").text.count(f"/veranstaltungen/{event.slug}/anmelden/") == 1


def test_a_former_member_reads_why_there_is_nothing_and_reaches_nothing_else(cast: Cast) -> None:
    client = signed_in(cast.felix)
    page = client.get("/mein/")
    assert (page.status_code, "keine Aufgabe im Netzwerk verbunden" in page.text) == (200, True)
    assert [client.get(path).status_code for path in ("/mein/termine/", "/mein/kommune/", "/buero/")] == [404, 404, 404]


def test_a_login_without_a_person_is_treated_like_a_former_member(db: None) -> None:
    client = Client()
    client.force_login(User.objects.create_user("allein@example.org"))
    assert "keine Aufgabe im Netzwerk verbunden" in client.get("/mein/").text


def test_the_office_finds_its_way_to_the_office_and_members_do_not(cast: Cast) -> None:
    assert ["Ins Büro" in signed_in(person).get("/mein/").text for person in (cast.clara, cast.dora, cast.anna)] == [
        True, True, False,
    ]  # fmt: skip


def test_the_own_municipality_names_consortia_and_colleagues_and_nobody_elses(cast: Cast) -> None:
    page = signed_in(cast.anna).get("/mein/kommune/").text
    assert ("Dortmund" in page, "/ag/stadtumbau/" in page, str(cast.anna) in page) == (True, True, True)
    assert (str(cast.bert) in page, str(cast.felix) in page, "/ag/innenstadt/" in page) == (False, False, False)


def test_a_chosen_language_is_that_of_the_next_mail(cast: Cast) -> None:
    client = signed_in(cast.anna)
    assert client.post("/mein/konto/", {"language": "en"}).status_code == 302
    cast.anna.refresh_from_db()
    assert (cast.anna.language, User.objects.get(person=cast.anna).language) == ("en", "en")
    assert client.post("/mein/konto/", {"language": "tlh"}).status_code == 200


@pytest.mark.parametrize("path", ["/mein/", "/mein/termine/", "/mein/kommune/", "/mein/konto/"])
def test_pages_do_not_ask_more_the_more_there_is(cast: Cast, path: str) -> None:

    client, counts = signed_in(cast.anna), []
    client.get(path)
    for _ in range(2):
        for days in (-3, 1, 2, 3):
            registered(
                cast.anna, make_event(starts_at=timezone.now() + timedelta(days=days), consortium=cast.stadtumbau)
            )
            make_event(starts_at=timezone.now() + timedelta(days=days), consortium=cast.stadtumbau)
        make_person("Kim", organisation=cast.dortmund.organisation)
        with CaptureQueriesContext(connection) as captured:
            page = client.get(path)
        counts.append(len(captured))
        assert (page.status_code, "<c-" in page.text) == (200, False)
    assert counts[0] == counts[1] <= 30
