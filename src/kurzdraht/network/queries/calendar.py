"""Days on which nobody comes: public holidays and school holidays of North Rhine-Westphalia."""

import csv
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from django.utils.translation import gettext, gettext_noop
from holidays import country_holidays

from kurzdraht.core import dates

LANGUAGES = {"de": "de", "en": "en_US"}
SATURDAY = 5
A_DAY = timedelta(days=1)
A_WHILE = timedelta(days=14)
SCHOOL = (
    gettext_noop("Herbstferien"),
    gettext_noop("Osterferien"),
    gettext_noop("Pfingstferien"),
    gettext_noop("Sommerferien"),
    gettext_noop("Weihnachtsferien"),
)


@dataclass(frozen=True)
class Holiday:
    """First and last day, both included."""

    name: str
    first: date
    last: date
    is_school: bool


def holidays(first: date, last: date) -> list[Holiday]:
    """All that touch the span of days, by their first day. School holidays are known for 2024 to 2028."""
    days = country_holidays(
        "DE", subdiv="NW", years=range(first.year, last.year + 1), language=LANGUAGES[dates.language()]
    )
    public = [Holiday(name, day, day, is_school=False) for day, name in days.items() if first <= day <= last]
    school = [
        replace(period, name=gettext(period.name))
        for period in _school_holidays()
        if period.first <= last and period.last >= first
    ]
    return sorted([*public, *school], key=lambda one: (one.first, one.is_school, one.name))


def public_holidays(first: date, last: date) -> dict[date, str]:
    """The days of the span on which offices are closed, with their names."""
    return {one.first: one.name for one in holidays(first, last) if not one.is_school}


def working_day(day: date, *, days_before: int = 0, is_later: bool = False) -> date:
    """So many days before a day, or after it; from a weekend or holiday back before, and on after it or `is_later`."""
    wanted = day - A_DAY * days_before
    free = public_holidays(wanted - A_WHILE, wanted + A_WHILE)
    step = A_DAY if is_later or days_before < 0 else -A_DAY
    while wanted.weekday() >= SATURDAY or wanted in free:
        wanted += step
    return wanted


@cache
def _school_holidays() -> tuple[Holiday, ...]:
    text = (files("kurzdraht.network") / "data" / "school_holidays.csv").read_text(encoding="utf-8")
    return tuple(
        Holiday(row["name"], date.fromisoformat(row["beginn"]), date.fromisoformat(row["ende"]), is_school=True)
        for row in csv.DictReader(text.splitlines())
    )
