"""The list of events: who sees what, what the filters mean, what a row says."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kurzdraht.events import filters
from kurzdraht.events.enums import Attendance, Audience, EventState, RegistrationState
from kurzdraht.events.models import Documentation, Event, Invitation
from kurzdraht.events.queries.choices import Choices, choices
from kurzdraht.events.queries.listing import grouped, latest_documentation, page_of_events, upcoming
from kurzdraht.events.queries.selection import Selection
from kurzdraht.network.models import Person, Topic
from kurzdraht.network.queries import Roles, roles_of_person
from tests.factories.events import NOW, make_event, make_format, make_registration
from tests.factories.network import Cast

TODAY = NOW.date()
NOTHING_KNOWN = Choices(consortia=[], formats=[], topics=[])
pytestmark = pytest.mark.django_db


def titles(selection: Selection, roles: Roles | None = None) -> list[str]:
    return [event.title for event in page_of_events(selection, roles=roles or Roles(), number=1, now=NOW).object_list]


def seen_by(person: Person) -> list[str]:
    return titles(Selection(), roles_of_person(person, on=TODAY))


def row(event: Event, roles: Roles | None = None) -> tuple[str, bool]:
    rows = page_of_events(Selection(), roles=roles or Roles(), number=1, now=NOW).object_list
    found: Any = next(one for one in rows if one.pk == event.pk)
    return found.places_text, found.places_strong


def test_drafts_are_for_staff_and_invitations_for_the_invited(cast: Cast) -> None:
    make_event("Offen")
    make_event("Kreis", audience=Audience.CIRCLE)
    make_event("Entwurf", state=EventState.DRAFT, published_at=None)
    invited = make_event("Einladung", audience=Audience.INVITATION)
    Invitation.objects.create(event=invited, organisation=cast.dortmund.organisation)
    Invitation.objects.create(event=invited, email=cast.emil.email.upper())
    assert titles(Selection()) == ["Offen", "Kreis"]
    assert seen_by(cast.anna) == ["Offen", "Kreis", "Einladung"]
    assert seen_by(cast.emil) == ["Offen", "Kreis", "Einladung"]
    assert seen_by(cast.bert) == ["Offen", "Kreis"]
    assert seen_by(cast.felix) == ["Offen", "Kreis"]
    assert seen_by(cast.clara) == ["Offen", "Kreis", "Entwurf", "Einladung"]


def test_who_has_a_place_sees_the_invitation_and_no_longer_after_cancelling(cast: Cast) -> None:
    invited = make_event("Einladung", audience=Audience.INVITATION)
    make_registration(invited, state=RegistrationState.CANCELLED, person=cast.anna)
    registration = make_registration(invited, person=cast.bert)
    assert seen_by(cast.bert) == ["Einladung"]
    assert seen_by(cast.anna) == []
    registration.state = RegistrationState.CANCELLED
    registration.save(update_fields=("state",))
    assert seen_by(cast.bert) == []


def test_each_choice_narrows_the_list(cast: Cast) -> None:
    leerstand = Topic.objects.create(name="Leerstand", slug="leerstand")
    make_format()
    tour = make_format("Exkursion", slug="exkursion")
    first = make_event("Stadtumbau", consortium=cast.stadtumbau)
    first.topics.add(leerstand)
    shared = make_event("Innenstadt", consortium=cast.innenstadt, format=tour, is_online=False, is_onsite=True)
    shared.partners.add(cast.stadtumbau)
    make_event("Netz", audience=Audience.NETWORK)
    assert titles(Selection(consortia=("stadtumbau",))) == ["Stadtumbau", "Innenstadt"]
    assert titles(Selection(consortia=("innenstadt",))) == ["Innenstadt"]
    assert titles(Selection(formats=("exkursion",))) == ["Innenstadt"]
    assert titles(Selection(topic="leerstand")) == ["Stadtumbau"]
    assert titles(Selection(audience="network")) == ["Netz"]
    assert titles(Selection(place="online")) == ["Stadtumbau", "Netz"]
    assert titles(Selection(place="vor-ort")) == ["Innenstadt"]


def test_the_period_is_a_span_before_a_month_before_what_comes(cast: Cast) -> None:
    make_event("Gestern", starts_at=NOW - timedelta(days=1))
    make_event("Januar", starts_at=NOW - timedelta(days=40))
    make_event("März", starts_at=NOW + timedelta(days=9))
    assert titles(Selection()) == ["März"]
    assert titles(Selection(is_past=True)) == ["Gestern", "Januar"]
    assert titles(Selection(month=date(2027, 1, 1), is_past=True)) == ["Januar"]
    span = Selection(month=date(2027, 1, 1), from_date=date(2027, 2, 22), until_date=date(2027, 3, 4))
    assert titles(span) == ["Gestern", "März"]


def test_only_events_with_a_free_place(cast: Cast) -> None:
    full = make_event("Voll", online_capacity=1)
    make_registration(full, state=RegistrationState.OFFERED)
    hybrid = make_event("Vor Ort voll", is_onsite=True, onsite_capacity=1, online_capacity=5)
    make_registration(hybrid, attendance=Attendance.ONSITE)
    make_event("Ohne Grenze")
    make_event("Abgesagt", state=EventState.CANCELLED)
    assert titles(Selection(free_only=True)) == ["Vor Ort voll", "Ohne Grenze"]


def test_the_words_for_places(cast: Cast) -> None:
    event = make_event(online_capacity=8)
    assert row(event) == ("Plätze frei", False)
    for _ in range(4):
        make_registration(event)
    assert row(event) == ("Noch 4 Plätze", True)
    for _ in range(3):
        make_registration(event, state=RegistrationState.OFFERED)
    assert row(event) == ("Noch 1 Platz", True)
    make_registration(event)
    assert row(event) == ("Warteliste", True)
    make_registration(event, state=RegistrationState.WAITING)
    assert row(event) == ("Warteliste, 1 steht darauf", True)
    make_registration(event, state=RegistrationState.WAITING, person=cast.anna)
    assert row(event) == ("Warteliste, 2 stehen darauf", True)
    assert row(event, roles_of_person(cast.anna, on=TODAY)) == ("Sie stehen auf der Warteliste", True)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"opens_at": NOW + timedelta(days=2)}, ("Anmeldung ab 25. Februar", False)),
        ({"closes_at": NOW - timedelta(hours=1)}, ("Anmeldung geschlossen", False)),
        ({"starts_at": NOW - timedelta(minutes=5)}, ("Anmeldung geschlossen", False)),
        ({"state": EventState.CANCELLED}, ("Abgesagt", True)),
        ({"state": EventState.POSTPONED}, ("Verschoben", True)),
    ],
)
def test_the_words_when_no_place_can_be_had(values: dict[str, Any], expected: tuple[str, bool]) -> None:
    assert row(make_event(online_capacity=2, **values)) == expected


def test_rows_are_grouped_by_week_with_near_weeks_in_words(cast: Cast) -> None:
    make_event("Heute", starts_at=NOW + timedelta(hours=1))
    make_event("Donnerstag", starts_at=NOW + timedelta(days=9))
    make_event("Samstag", starts_at=NOW + timedelta(days=11))
    make_event("Weit", starts_at=NOW + timedelta(days=58))
    rows = list(page_of_events(Selection(), roles=Roles(), number=1, now=NOW).object_list)
    found = [(group.label, group.detail, len(group.rows)) for group in grouped(rows, by_month=False, now=NOW)]
    assert found == [
        ("Diese Woche", "22. bis 26. Februar, Woche 8", 1),
        ("Nächste Woche", "1. bis 6. März, Woche 9", 2),
        ("19. bis 23. April", "Woche 16", 1),
    ]


def test_an_address_with_nonsense_shows_everything(cast: Cast) -> None:
    asked = QueryDict(
        "ag=nirgends&format=x&fuer=invitation&thema=%00&ort=mars&monat=2027-13&von=gestern&stand=&warteliste=1"
    )
    assert filters.read(asked, NOTHING_KNOWN) == Selection()
    assert filters.read(QueryDict("monat=0001-01&bis=9999-12-31"), NOTHING_KNOWN) == Selection()


def test_an_address_is_written_as_it_is_read(cast: Cast) -> None:
    make_format("Exkursion", slug="exkursion")
    make_event(format=make_format("Werkstatt", slug="werkstatt"))
    query = "ag=stadtumbau&format=werkstatt&fuer=network&ort=online&monat=2027-03&warteliste=ohne"
    selection = filters.read(QueryDict(query), choices())
    assert filters.written(selection) == query
    assert filters.written(selection, month=None, is_past=True).endswith("stand=vergangen&warteliste=ohne")
    assert filters.written(Selection()) == ""


def test_what_comes_next_for_home_and_consortium(cast: Cast) -> None:
    make_event("Eigen", consortium=cast.stadtumbau)
    make_event("Fremd", consortium=cast.innenstadt)
    make_event("Einladung", audience=Audience.INVITATION)
    assert [event.title for event in upcoming(now=NOW)] == ["Eigen", "Fremd"]
    assert [event.title for event in upcoming(cast.stadtumbau, now=NOW)] == ["Eigen"]
    assert [event.title for event in upcoming(limit=1, now=NOW)] == ["Eigen"]


def test_latest_documentation_shows_only_published_records(cast: Cast) -> None:
    done = make_event("Dokumentiert", starts_at=NOW - timedelta(days=20))
    record = done_record(done, published_at=NOW - timedelta(days=2))
    record.findings.create(position=1, headline="Ein Satz.")
    done_record(make_event("Später", starts_at=NOW - timedelta(days=9)), published_at=NOW + timedelta(days=1))
    done_record(make_event("Nie", starts_at=NOW - timedelta(days=9)), published_at=None)
    assert row_of_past(done) == ("Mit Ergebnissen", False)
    rows: list[Any] = latest_documentation(now=NOW)
    assert [(event.title, str(event.first_finding)) for event in rows] == [("Dokumentiert", "Ein Satz.")]


def row_of_past(event: Event) -> tuple[str, bool]:
    rows = page_of_events(Selection(is_past=True), roles=Roles(), number=1, now=NOW).object_list
    found: Any = next(one for one in rows if one.pk == event.pk)
    return found.places_text, found.places_strong


def done_record(event: Event, *, published_at: datetime | None) -> Documentation:
    return Documentation.objects.create(event=event, published_at=published_at)


def test_the_page_works_and_says_how_many(client: Client, cast: Cast) -> None:
    make_event("Bald", consortium=cast.stadtumbau, starts_at=timezone.now() + timedelta(days=3))
    page = client.get("/veranstaltungen/", {"ag": "stadtumbau"})
    assert page.status_code == 200
    html = page.content.decode()
    assert '<p id="anzahl" role="status">1 Termin.' in html
    assert "AG&nbsp;Stadtumbau" in html or "AG Stadtumbau" in html
    assert "<c-" not in html
    assert "Set-Cookie" not in page.headers


def test_an_empty_list_says_what_to_do(client: Client, cast: Cast) -> None:
    html = client.get("/veranstaltungen/", {"ort": "online"}).content.decode()
    assert "Dazu gibt es gerade nichts." in html
    assert "Alle kommenden Termine" in html


def test_the_list_costs_few_queries_whatever_its_length(client: Client, cast: Cast) -> None:
    counts = []
    for number in (1, 2):
        for _ in range(number):
            starts_at = timezone.now() + timedelta(days=3)
            event = make_event(consortium=cast.stadtumbau, host=cast.soest, starts_at=starts_at)
            event.partners.add(cast.innenstadt)
            make_registration(event)
        with CaptureQueriesContext(connection) as queries:
            client.get("/veranstaltungen/", {"ag": "stadtumbau"})
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[0] <= 15


def test_a_form_without_javascript_leads_to_the_short_address(client: Client, cast: Cast) -> None:
    asked = {"ag": ["stadtumbau", "innenstadt"], "fuer": "", "stand": "kommend", "monat": "2027-03", "seite": "2"}
    short = "/veranstaltungen/?ag=innenstadt&ag=stadtumbau&monat=2027-03&seite=2"
    assert client.get("/veranstaltungen/", asked).headers["Location"] == short
    in_place = client.get("/veranstaltungen/", asked, headers={"HX-Request": "true"})
    assert (in_place.status_code, in_place.headers["HX-Push-Url"]) == (200, short)
