"""The strip of twelve months and the month as a calendar."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kurzdraht.events.enums import EventState
from kurzdraht.events.models import Event
from kurzdraht.events.queries.holiday_hints import add_hints
from kurzdraht.events.queries.listing import grouped, page_of_events
from kurzdraht.events.queries.months import MARKS_IN_A_MONTH, calendar_of, strip, strip_start
from kurzdraht.events.queries.selection import Selection
from kurzdraht.network.queries import Roles
from tests.factories.events import BERLIN, NOW, make_event
from tests.factories.network import Cast

pytestmark = pytest.mark.django_db
TODAY = date(2027, 2, 23)


def at(year: int, month: int, day: int, hour: int = 11) -> datetime:
    return datetime(year, month, day, hour, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("month", "first"),
    [
        (None, date(2027, 1, 1)),
        (date(2027, 12, 1), date(2027, 1, 1)),
        (date(2028, 1, 1), date(2028, 1, 1)),
        (date(2026, 12, 1), date(2026, 1, 1)),
    ],
)
def test_the_strip_starts_with_last_month_and_turns_by_whole_strips(month: date | None, first: date) -> None:
    assert strip_start(Selection(month=month), today=TODAY) == first


def test_the_strip_has_a_mark_for_each_event_outlined_outside_of_the_filter(cast: Cast) -> None:
    make_event(starts_at=at(2027, 1, 31, 23), consortium=cast.stadtumbau)
    make_event(starts_at=at(2027, 3, 4), consortium=cast.innenstadt)
    make_event(starts_at=at(2027, 3, 5), consortium=cast.stadtumbau)
    make_event(starts_at=at(2027, 3, 6))
    make_event(starts_at=at(2028, 1, 1, 0))
    make_event(starts_at=at(2027, 3, 7), state=EventState.DRAFT, published_at=None)
    months = strip(Selection(consortia=("stadtumbau",)), first=date(2027, 1, 1), roles=Roles())
    assert [(month.number, month.chosen) for month in months] == [(1, 1), (0, 0), (3, 1), *[(0, 0)] * 9]
    assert [(mark.name, mark.is_chosen) for mark in months[2].marks] == [
        ("diamond", False),
        ("triangle", True),
        ("", False),
    ]


def test_the_strip_draws_so_many_marks_and_counts_all(cast: Cast) -> None:
    for _ in range(MARKS_IN_A_MONTH + 2):
        make_event(starts_at=at(2027, 3, 4))
    march = strip(Selection(), first=date(2027, 1, 1), roles=Roles())[2]
    assert (len(march.marks), march.number, march.chosen) == (MARKS_IN_A_MONTH, 17, 17)


def test_the_calendar_shows_an_event_on_each_of_its_days(cast: Cast) -> None:
    make_event("Fahrt", starts_at=at(2027, 2, 27), ends_at=at(2027, 3, 1))
    weeks = calendar_of(date(2027, 2, 1), selection=Selection(), roles=Roles(), now=NOW)
    days = [day for week in weeks for day in week]
    assert (days[0].day, days[-1].day, len(weeks)) == (date(2027, 2, 1), date(2027, 2, 28), 4)
    assert [day.day.day for day in days if day.events] == [27, 28]
    assert [day.day.day for day in days if day.is_today] == [23]
    march = calendar_of(date(2027, 3, 1), selection=Selection(), roles=Roles(), now=NOW)
    assert [day.day.day for week in march for day in week if day.events] == [1]


def test_the_page_of_a_month_is_a_table_with_its_neighbours(client: Client, cast: Cast) -> None:
    make_event("Leerstand", starts_at=at(2027, 3, 4), consortium=cast.stadtumbau)
    html = client.get("/veranstaltungen/monat/2027-03/", {"ag": "stadtumbau"}).content.decode()
    assert html.count('<th scope="col">') == 7
    assert "Termine im März 2027, eine Zeile je Woche" in html
    assert 'href="/veranstaltungen/monat/2027-02/?ag=stadtumbau"' in html
    assert 'href="/veranstaltungen/monat/2027-04/?ag=stadtumbau"' in html
    assert "Leerstand" in html


@pytest.mark.parametrize("month", ["2027-13", "2027", "1999-12", "heute", "2027-3"])
def test_no_month_no_page(client: Client, cast: Cast, month: str) -> None:
    assert client.get(f"/veranstaltungen/monat/{month}/").status_code == 404


def test_an_empty_month_says_so(client: Client, cast: Cast) -> None:
    html = client.get("/veranstaltungen/monat/2027-08/").content.decode()
    assert "In diesem Monat gibt es keine Termine." in html


def test_the_month_costs_few_queries_whatever_it_holds(client: Client, cast: Cast) -> None:
    counts = []
    for number in (1, 2):
        for index in range(number):
            event = make_event(starts_at=at(2027, 3, 4) + timedelta(days=index), consortium=cast.stadtumbau)
            event.partners.add(cast.innenstadt)
        with CaptureQueriesContext(connection) as queries:
            client.get("/veranstaltungen/monat/2027-03/")
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[0] <= 12


def test_holidays_stand_between_the_weeks(cast: Cast) -> None:
    make_event(starts_at=at(2027, 3, 4))
    make_event(starts_at=at(2027, 4, 8))
    rows = list(page_of_events(Selection(), roles=Roles(), number=1, now=NOW).object_list)
    groups = grouped(rows, by_month=False, now=NOW)
    add_hints(groups, today=TODAY, is_complete=True)
    easter = "Osterferien vom 22. März bis 3. April."
    assert [group.hints for group in groups] == [[f"{easter} In dieser Zeit gibt es keine Termine."], []]
    make_event(starts_at=at(2027, 3, 31))
    groups = grouped([*rows, Event.objects.latest("pk")], by_month=False, now=NOW)
    add_hints(groups, today=TODAY, is_complete=True)
    assert groups[0].hints == [easter]


def test_the_strip_names_a_month_of_holidays_and_the_calendar_a_holiday(client: Client, cast: Cast) -> None:
    months = strip(Selection(), first=date(2027, 1, 1), roles=Roles())
    assert [month.first.month for month in months if month.is_holiday] == [8]
    march = calendar_of(date(2027, 3, 1), selection=Selection(), roles=Roles(), now=NOW)
    assert [(day.day.day, day.holiday) for week in march for day in week if day.holiday] == [
        (26, "Karfreitag"),
        (29, "Ostermontag"),
    ]
