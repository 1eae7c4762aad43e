"""Days and times as the house writes them, in German and English, always as the clock shows them in Berlin."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language

BERLIN = ZoneInfo("Europe/Berlin")
DAY = {"de": "D, j. F Y", "en": "D, j F Y"}
DAY_SHORT = {"de": "D, j. F", "en": "D, j F"}
DAY_ONLY = {"de": "D, j.", "en": "D, j"}
DAY_IN_WEEK = {"de": "D j.", "en": "D j"}
DAY_IN_MONTH = {"de": "D, j. F", "en": "D, j F"}
PLAIN = {"de": "j. F Y", "en": "j F Y"}
PLAIN_SHORT = {"de": "j. F", "en": "j F"}
PLAIN_ONLY = {"de": "j.", "en": "j"}
TO = {"de": "bis", "en": "to"}
CLOCK = {"de": " Uhr", "en": ""}
MONTHS = 12
EARLIEST, LATEST = 2000, 2100


def language() -> str:
    """Of the two that the house speaks: "de" or "en"."""
    return "en" if (get_language() or "de").startswith("en") else "de"


def local(moment: datetime | date) -> datetime | date:
    """The same moment on Berlin's clock; a day stays a day."""
    return timezone.localtime(moment) if isinstance(moment, datetime) and timezone.is_aware(moment) else moment


def day(moment: datetime | date) -> str:
    """The day in full: "Do, 4. März 2027"."""
    return date_format(local(moment), DAY[language()])


def day_short(moment: datetime | date) -> str:
    """The same without the year: "Do, 4. März"."""
    return date_format(local(moment), DAY_SHORT[language()])


def day_in_week(moment: datetime | date) -> str:
    """Among the days of one week: "Do 4."."""
    return date_format(local(moment), DAY_IN_WEEK[language()])


def plain(moment: datetime | date) -> str:
    """The day without its weekday, for a sentence: "4. März 2027"."""
    return date_format(local(moment), PLAIN[language()])


def plain_short(moment: datetime | date) -> str:
    """The same without the year: "4. März"."""
    return date_format(local(moment), PLAIN_SHORT[language()])


def plain_days(first: date, last: date) -> str:
    """As in "1. bis 5. März" or "29. März bis 2. April"; the year only where it changes."""
    tongue = language()
    if first.year != last.year:
        return f"{plain(first)} {TO[tongue]} {plain(last)}"
    opening = PLAIN_ONLY if first.month == last.month else PLAIN_SHORT
    return f"{date_format(first, opening[tongue])} {TO[tongue]} {plain_short(last)}"


def clock(moment: datetime) -> str:
    """The time of day: "11:00", "9:30"."""
    return date_format(local(moment), "G:i")


def hour(moment: datetime) -> str:
    """The time of day in a subject: "11 Uhr", "9:30 Uhr"; in English "11:00"."""
    is_full = not timezone.localtime(moment).minute
    shown = date_format(local(moment), "G") if is_full and language() == "de" else clock(moment)
    return f"{shown}{CLOCK[language()]}"


def day_of(moment: datetime | date) -> date:
    shown = local(moment)
    return shown.date() if isinstance(shown, datetime) else shown


def monday_of(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(days=day.weekday())


def month_after(month: date, *, months: int = 1) -> date:
    """The first day of the month so many months later, or earlier with a negative number."""
    count = month.year * MONTHS + month.month - 1 + months
    return date(count // MONTHS, count % MONTHS + 1, 1)


def midnight(day: date) -> datetime:
    """Its first moment in Berlin."""
    return datetime.combine(day, time.min, tzinfo=BERLIN)


def read_day(text: str) -> date | None:
    """From "2027-03-04"; None for anything else, and for a year that nobody means."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if EARLIEST <= day.year <= LATEST else None


def days(start: datetime | date, end: datetime | date) -> str:
    """One day, or from one to another: "Mo, 1. bis Di, 2. März 2027"; over a month's or a year's end what differs."""
    first, last = day_of(start), day_of(end)
    tongue = language()
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        opening = date_format(first, DAY_ONLY[tongue])
    elif first.year == last.year:
        opening = date_format(first, DAY_IN_MONTH[tongue])
    else:
        opening = day(first)
    return f"{opening} {TO[tongue]} {day(last)}"


def hours(start: datetime, end: datetime) -> str:
    """From when to when: "11:00 bis 11:45 Uhr"; over several days "9:00 Uhr bis Mi, 31. März, 16:00 Uhr"."""
    tongue = language()
    if day_of(start) != day_of(end):
        return f"{clock(start)}{CLOCK[tongue]} {TO[tongue]} {day_short(end)}, {clock(end)}{CLOCK[tongue]}"
    return f"{clock(start)} {TO[tongue]} {clock(end)}{CLOCK[tongue]}"


def period(start: datetime, end: datetime) -> str:
    """Day and time: "Do, 4. März 2027, 11:00 bis 11:45 Uhr"; over several days only the days."""
    if day_of(start) == day_of(end):
        return f"{day(start)}, {hours(start, end)}"
    return days(start, end)
