from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from kurzdraht.core import dates

BERLIN = ZoneInfo("Europe/Berlin")
ELEVEN = datetime(2027, 3, 4, 11, 0, tzinfo=BERLIN)


def test_a_day_is_written_with_weekday_and_year() -> None:
    assert dates.day(ELEVEN) == "Do, 4. März 2027"
    assert dates.day(date(2027, 3, 4)) == "Do, 4. März 2027"
    assert dates.day_short(ELEVEN) == "Do, 4. März"
    with translation.override("en"):
        assert dates.day(ELEVEN) == "Thu, 4 March 2027"


def test_times_are_those_of_berlin() -> None:
    assert dates.clock(datetime(2027, 3, 4, 10, 0, tzinfo=UTC)) == "11:00"
    assert dates.clock(datetime(2027, 7, 1, 7, 30, tzinfo=UTC)) == "9:30"
    assert dates.day(datetime(2027, 3, 4, 23, 30, tzinfo=UTC)) == "Fr, 5. März 2027"


@pytest.mark.parametrize(
    ("end", "german", "english"),
    [
        (
            datetime(2027, 3, 4, 11, 45, tzinfo=BERLIN),
            "Do, 4. März 2027, 11:00 bis 11:45 Uhr",
            "Thu, 4 March 2027, 11:00 to 11:45",
        ),
        (datetime(2027, 3, 5, 9, tzinfo=BERLIN), "Do, 4. bis Fr, 5. März 2027", "Thu, 4 to Fri, 5 March 2027"),
        (
            datetime(2027, 4, 1, 9, tzinfo=BERLIN),
            "Do, 4. März bis Do, 1. April 2027",
            "Thu, 4 March to Thu, 1 April 2027",
        ),
        (
            datetime(2028, 1, 3, 9, tzinfo=BERLIN),
            "Do, 4. März 2027 bis Mo, 3. Januar 2028",
            "Thu, 4 March 2027 to Mon, 3 January 2028",
        ),
    ],
)
def test_a_period_says_what_differs(end: datetime, german: str, english: str) -> None:
    assert dates.period(ELEVEN, end) == german
    with translation.override("en"):
        assert dates.period(ELEVEN, end) == english


def test_hours_over_a_night_name_the_last_day() -> None:
    assert dates.hours(ELEVEN, datetime(2027, 3, 5, 9, tzinfo=BERLIN)) == "11:00 Uhr bis Fr, 5. März, 9:00 Uhr"


@pytest.mark.parametrize(
    ("first", "last", "german", "english"),
    [
        (date(2027, 3, 1), date(2027, 3, 5), "1. bis 5. März", "1 to 5 March"),
        (date(2027, 3, 29), date(2027, 4, 2), "29. März bis 2. April", "29 March to 2 April"),
        (
            date(2026, 12, 28),
            date(2027, 1, 1),
            "28. Dezember 2026 bis 1. Januar 2027",
            "28 December 2026 to 1 January 2027",
        ),
    ],
)
def test_plain_days_name_month_and_year_only_where_they_change(
    first: date, last: date, german: str, english: str
) -> None:
    assert dates.plain_days(first, last) == german
    with translation.override("en"):
        assert dates.plain_days(first, last) == english


def test_in_a_sentence_the_weekday_is_left_out() -> None:
    assert (dates.plain(ELEVEN), dates.plain_short(ELEVEN)) == ("4. März 2027", "4. März")
    with translation.override("en"):
        assert (dates.plain(ELEVEN), dates.plain_short(ELEVEN)) == ("4 March 2027", "4 March")


def test_among_the_days_of_a_week_the_month_is_left_out() -> None:
    assert dates.day_in_week(ELEVEN) == "Do 4."
    with translation.override("en"):
        assert dates.day_in_week(ELEVEN) == "Thu 4"


def test_a_full_hour_is_short_in_german_only() -> None:
    half = ELEVEN.replace(minute=30)
    assert (dates.hour(ELEVEN), dates.hour(half)) == ("11 Uhr", "11:30 Uhr")
    with translation.override("en"):
        assert (dates.hour(ELEVEN), dates.hour(half)) == ("11:00", "11:30")
