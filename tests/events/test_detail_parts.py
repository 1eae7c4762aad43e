"""What the parts of an event's page say: seats, agenda, place."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from kurzdraht.events.enums import ContributionRole, EventState
from kurzdraht.events.models import Contribution, Event
from kurzdraht.events.queries.agenda import duration_words, timetable
from kurzdraht.events.queries.detail import detail_of
from kurzdraht.events.queries.facts import where_words
from kurzdraht.events.queries.place_words import Counts
from kurzdraht.events.queries.seats import seats_of
from kurzdraht.network.queries import Roles, roles_of_person
from tests.events.event_pages import add_slot
from tests.factories.events import NOW, make_event, make_registration
from tests.factories.network import Cast

pytestmark = pytest.mark.django_db


def panel(event: Event, counts: Counts | None = None, *, now: datetime = NOW) -> tuple[str, str, str]:
    seats = seats_of(event, counts or Counts(), now=now)
    assert seats is not None
    return seats.headline, seats.lead, seats.button


def test_the_seat_panel_in_each_state(cast: Cast) -> None:
    event = make_event(online_capacity=2)
    assert panel(event) == ("Noch 2 Plätze", "von 2", "Platz sichern")
    full = Counts(online=2, waiting_online=3)
    assert panel(event, full) == ("Alle Plätze vergeben", "3 Personen warten schon.", "Auf die Warteliste")
    assert panel(event, Counts(online=5)) == ("Alle Plätze vergeben", "von 2", "Auf die Warteliste")
    assert panel(event, Counts(online=1), now=event.starts_at) == ("Anmeldung geschlossen", "1 Person ist dabei", "")
    later = make_event(opens_at=NOW + timedelta(days=6))
    assert panel(later) == ("Anmeldung ab Mo, 1. März 2027, 9:00 Uhr", "", "")
    assert panel(make_event(), Counts(online=17)) == ("Plätze frei", "17 Personen sind dabei", "Platz sichern")
    assert seats_of(event, Counts(), now=event.ends_at) is None
    assert seats_of(make_event(state=EventState.CANCELLED), Counts(), now=NOW) is None


def test_the_seat_panel_names_both_ways_and_who_goes_first(cast: Cast) -> None:
    event = make_event(
        is_onsite=True, onsite_capacity=2, online_capacity=3, members_first_until_at=NOW + timedelta(days=2)
    )
    seats = seats_of(event, Counts(onsite=2, online=1), now=NOW)
    assert seats is not None
    assert seats.headline == "Noch 2 Plätze"
    assert seats.lines == ["Vor Ort: Warteliste", "Online: noch 2 Plätze"]
    assert seats.hints[0] == "Bis Do, 25. Februar 2027, 9:00 Uhr sind zuerst Mitglieder dran."


def test_the_agenda_nests_talks_and_sets_rounds_side_by_side(cast: Cast) -> None:
    event = make_event()
    opening = add_slot(event, 0, 15, "Begrüßung", lines="Erwartungen\n\nEmpfehlungen\n")
    talks = add_slot(event, 15, 45, "Drei Beiträge")
    add_slot(event, 60, 30, "Recht", track="Runde 2", position=2)
    add_slot(event, 60, 30, "Geld", track="Runde 1", position=1)
    add_slot(event, 90, 10, "Pause", is_break=True)
    say = Contribution.objects.create
    say(event=event, slot=opening, role=ContributionRole.MODERATION, organisation="Fachberatung")
    say(event=event, slot=talks, position=1, title="Rückmeldung", function_title="Leitung", organisation="Verband")
    say(event=event, slot=talks, position=2, title="Rückmeldung", function_title="Projekt", municipality=cast.soest)
    say(
        event=event,
        slot=talks,
        position=0,
        title="Auftakt",
        name="Gast",
        organisation="Stadt Soest",
        municipality=cast.soest,
    )
    rows = timetable(list(event.slots.all()), list(event.contributions.all()))
    assert [(row.title, row.duration, row.is_break) for row in rows] == [
        ("Begrüßung", "15 Minuten", False),
        ("Drei Beiträge", "45 Minuten", False),
        ("Zwei Runden nebeneinander", "30 Minuten", False),
        ("Pause", "10 Minuten", True),
    ]
    assert rows[0].lines == ["Erwartungen", "Empfehlungen"]
    assert [(voice.strong, voice.rest) for voice in rows[0].talks[0].voices] == [("Moderation", "Fachberatung")]
    assert [(talk.title, [(v.strong, v.rest) for v in talk.voices]) for talk in rows[1].talks] == [
        ("Auftakt", [("Gast", "Stadt Soest")]),
        ("Rückmeldung", [("Leitung", "Verband"), ("Projekt", "Soest")]),
    ]
    assert [(one.label, one.title) for one in rows[2].rounds] == [("Runde 1", "Geld"), ("Runde 2", "Recht")]


def test_an_agenda_of_two_days_names_each_day_once(cast: Cast) -> None:
    event = make_event(ends_at=NOW + timedelta(days=11))
    for minute in (0, 60, 1440, 1500):
        add_slot(event, minute, 30, f"Punkt {minute}")
    rows = timetable(list(event.slots.all()), [])
    assert [row.day.day if row.day else None for row in rows] == [4, None, 5, None]


def test_durations_in_words() -> None:
    lengths = [1, 45, 60, 120, 90]
    assert [duration_words(NOW, NOW + timedelta(minutes=minutes)) for minutes in lengths] == [
        "1 Minute",
        "45 Minuten",
        "1 Stunde",
        "2 Stunden",
        "1 Std. 30 Min.",
    ]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, "Online"),
        ({"venue": "Online-Konferenz"}, "Online-Konferenz"),
        ({"is_online": False, "is_onsite": True, "venue": "Altes Rathaus", "host": "soest"}, "Soest, Altes Rathaus"),
        ({"is_online": False, "is_onsite": True, "venue": "Rathaus Soest", "host": "soest"}, "Rathaus Soest"),
        ({"is_onsite": True, "host": "soest"}, "Soest und online"),
        ({"is_onsite": True}, "vor Ort und online"),
    ],
)
def test_where_in_words(cast: Cast, values: dict[str, Any], expected: str) -> None:
    if "host" in values:
        values = values | {"host": cast.soest}
    assert where_words(make_event(**values)) == expected


def test_the_query_alone_gives_who_comes_to_staff(cast: Cast) -> None:
    event = make_event()
    make_registration(event, organisation=cast.soest.organisation)
    assert detail_of(event, roles=Roles(), now=NOW).may_see_names is False
    staff = detail_of(event, roles=roles_of_person(cast.dora, on=NOW.date()), now=NOW)
    assert (staff.may_see_names, [str(place) for place in staff.places]) == (True, ["Soest"])
