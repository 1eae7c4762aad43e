"""Days of a rule, holidays and the clock on the wall, with thousands of invented cases."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from holidays import country_holidays
from hypothesis import given, strategies as st

from kurzdraht.events.recurrence import (
    FALLS_OUT,
    KEEPS,
    MOVES_ON,
    Rhythm,
    Rule,
    clock_kept,
    days_of,
    meetings,
    moved_like,
    starting,
)

BERLIN = ZoneInfo("Europe/Berlin")
THURSDAY = 3
NRW = country_holidays("DE", subdiv="NW", years=range(2026, 2033))
days = st.dates(date(2026, 1, 1), date(2028, 12, 31))
clocks = st.times(time(4), time(22)).map(lambda clock: clock.replace(second=0, microsecond=0))


def test_first_thursdays_over_five_years_are_each_months_first() -> None:
    rule = Rule.from_first(Rhythm.SAME_WEEKDAY, date(2027, 1, 7)).text
    found = days_of(rule, date(2027, 1, 7), until=date(2031, 12, 31))
    assert rule == "FREQ=MONTHLY;BYDAY=1TH"
    assert [(day.year, day.month) for day in found] == [(y, m) for y in range(2027, 2032) for m in range(1, 13)]
    assert {(day.weekday(), day.day <= 7) for day in found} == {(THURSDAY, True)}


@given(first=days, rhythm=st.sampled_from(list(Rhythm)))
def test_a_rule_begins_on_its_first_day_and_goes_on_without_going_back(first: date, rhythm: Rhythm) -> None:
    if rhythm is Rhythm.LAST_WEEKDAY and (first + timedelta(days=7)).month == first.month:
        return
    rule = Rule.from_first(rhythm, first)
    if rule.ordinal == -1 and (first + timedelta(days=7)).month == first.month:
        return
    found = days_of(rule.text, first, count=24)
    assert (found[0], len(found), sorted(set(found))) == (first, 24, found)


@given(first=days, rhythm=st.sampled_from(list(Rhythm)))
def test_a_rule_is_read_back_from_its_text(first: date, rhythm: Rhythm) -> None:
    rule = Rule.from_first(rhythm, first)
    assert Rule.read(rule.text) == rule


def test_somebody_elses_rule_is_not_taken_for_ours() -> None:
    assert Rule.read("FREQ=YEARLY;BYMONTH=3") is None


@pytest.mark.parametrize(
    ("rhythm", "first", "following"),
    [
        (Rhythm.SAME_DAY, date(2027, 1, 31), [date(2027, 2, 28), date(2027, 3, 31), date(2027, 4, 30)]),
        (Rhythm.SAME_WEEKDAY, date(2027, 4, 29), [date(2027, 5, 27), date(2027, 6, 24), date(2027, 7, 29)]),
        (Rhythm.LAST_WEEKDAY, date(2027, 2, 25), [date(2027, 3, 25), date(2027, 4, 29), date(2027, 5, 27)]),
        (Rhythm.FORTNIGHTLY, date(2027, 3, 18), [date(2027, 4, 1), date(2027, 4, 15), date(2027, 4, 29)]),
    ],
)
def test_rules_in_words(rhythm: Rhythm, first: date, following: list[date]) -> None:
    assert days_of(Rule.from_first(rhythm, first).text, first, count=4)[1:] == following


@given(first=days, chosen=st.sampled_from([KEEPS, MOVES_ON, FALLS_OUT]))
def test_nobody_meets_on_a_holiday_of_nrw_unless_told_so(first: date, chosen: str) -> None:
    found = days_of(Rule.from_first(Rhythm.WEEKLY, first).text, first, count=60)
    planned = meetings(found, NRW, holiday_rule=chosen)
    assert [one.rule_date for one in planned] == found
    met = [one.day for one in planned if one.day]
    if chosen == KEEPS:
        assert met == found
    else:
        assert [day for day in met if day in NRW] == []
    assert len(set(met)) == len(met)


def test_ascension_day_moves_a_first_thursday_a_week_on() -> None:
    """2026-06-04 is Corpus Christi in NRW: the first Thursday of June."""
    found = days_of("FREQ=MONTHLY;BYDAY=1TH", date(2026, 5, 7), count=3)
    planned = meetings(found, NRW, holiday_rule=MOVES_ON)
    assert [one.day for one in planned] == [date(2026, 5, 7), date(2026, 6, 11), date(2026, 7, 2)]
    assert [one.is_moved for one in planned] == [False, True, False]


@given(day=days, other=days, clock=clocks)
def test_the_clock_on_the_wall_stays_over_the_time_change(day: date, other: date, clock: time) -> None:
    old, new = starting(day, clock, BERLIN), starting(other, clock, BERLIN)
    end = clock_kept(old + timedelta(minutes=45), old_start=old, new_start=new, zone=BERLIN)
    assert (new.astimezone(BERLIN).time(), (end - new).total_seconds()) == (clock, 45 * 60)


@given(day=days, clock=clocks, later=clocks, sibling=days)
def test_a_sibling_takes_the_new_time_and_keeps_its_day(day: date, clock: time, later: time, sibling: date) -> None:
    own = starting(sibling, clock, BERLIN).astimezone(UTC)
    moved = moved_like(own, old=starting(day, clock, BERLIN), new=starting(day, later, BERLIN), zone=BERLIN)
    assert moved.astimezone(BERLIN) == datetime.combine(sibling, later, tzinfo=BERLIN)


def test_a_move_to_another_day_is_not_followed() -> None:
    own = starting(date(2027, 4, 1), time(14), BERLIN)
    old = starting(date(2027, 3, 4), time(14), BERLIN)
    assert moved_like(own, old=old, new=old + timedelta(days=1), zone=BERLIN) == own
