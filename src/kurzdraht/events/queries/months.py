"""The year as twelve months of marks, and one month as a calendar."""

from calendar import Calendar
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.utils import timezone

from kurzdraht.core.dates import midnight, month_after
from kurzdraht.events.models import Event
from kurzdraht.events.queries.listing import rows_of
from kurzdraht.events.queries.place_words import tell_places
from kurzdraht.events.queries.selection import Selection
from kurzdraht.network.queries import Roles, holidays
from kurzdraht.network.queries.calendar import public_holidays

MARKS_IN_A_MONTH = 15
STRIP = 12


@dataclass(frozen=True)
class StripMark:
    """`name` of the consortium's sign, "" for the whole network; `is_chosen`: within the filters."""

    name: str
    is_chosen: bool


@dataclass
class StripMonth:
    """A month of the strip with at most `MARKS_IN_A_MONTH` marks, in the order of the days; the counts are complete."""

    first: date
    marks: list[StripMark] = field(default_factory=list)
    number: int = 0
    chosen: int = 0
    is_holiday: bool = False


@dataclass
class Day:
    """A day of the calendar; `is_inside`: it belongs to the month."""

    day: date
    is_inside: bool
    is_today: bool
    holiday: str = ""
    events: list[Event] = field(default_factory=list)


def strip_start(selection: Selection, *, today: date) -> date:
    """The strip runs over twelve months from the last month on; a chosen month turns it by whole strips."""
    first = month_after(today.replace(day=1), months=-1)
    day = selection.from_date or selection.until_date or selection.month or today
    months = (day.year - first.year) * STRIP + day.month - first.month
    return month_after(first, months=months // STRIP * STRIP)


def strip(selection: Selection, *, first: date, roles: Roles) -> list[StripMonth]:
    """Twelve months: one query, two where filters narrow them."""
    start, end = midnight(first), midnight(month_after(first, months=STRIP))
    events = Event.objects.visible_to(roles).filter(starts_at__gte=start, starts_at__lt=end)
    chosen = set(selection.narrow(events).values_list("pk", flat=True)) if selection.is_narrow else None
    months = [StripMonth(month_after(first, months=number)) for number in range(STRIP)]
    _mark_holidays(months)
    for pk, starts_at, mark in events.order_by("starts_at", "pk").values_list("pk", "starts_at", "consortium__mark"):
        day = timezone.localdate(starts_at)
        month = months[(day.year - first.year) * STRIP + day.month - first.month]
        is_chosen = chosen is None or pk in chosen
        month.number += 1
        month.chosen += is_chosen
        if len(month.marks) < MARKS_IN_A_MONTH:
            month.marks.append(StripMark(mark or "", is_chosen))
    return months


def calendar_of(month: date, *, selection: Selection, roles: Roles, now: datetime) -> list[list[Day]]:
    """The weeks of a month, Monday first; an event of several days stands on each of them."""
    weeks = Calendar().monthdatescalendar(month.year, month.month)
    start, end = midnight(weeks[0][0]), midnight(weeks[-1][-1] + timedelta(days=1))
    events = selection.narrow(Event.objects.visible_to(roles)).filter(starts_at__lt=end, ends_at__gt=start)
    rows = list(rows_of(events.order_by("starts_at", "pk")))
    tell_places(rows, person=roles.person, now=now)
    by_day = _by_day(rows)
    today = timezone.localdate(now)
    names = public_holidays(weeks[0][0], weeks[-1][-1])
    return [
        [Day(day, day.month == month.month, day == today, names.get(day, ""), by_day[day]) for day in week]
        for week in weeks
    ]


def neighbours(month: date) -> tuple[date, date]:
    return month_after(month, months=-1), month_after(month)


def _mark_holidays(months: list[StripMonth]) -> None:
    """A month that lies mostly in the school holidays says so where nothing takes place."""
    free = [one for one in holidays(months[0].first, month_after(months[-1].first)) if one.is_school]
    for month in months:
        middle = (month.first + timedelta(days=9), month.first + timedelta(days=19))
        month.is_holiday = any(one.first <= middle[0] and one.last >= middle[1] for one in free)


def _by_day(rows: Iterable[Event]) -> dict[date, list[Event]]:
    by_day: dict[date, list[Event]] = defaultdict(list)
    for event in rows:
        day = timezone.localdate(event.starts_at)
        while day <= timezone.localdate(event.ends_at):
            by_day[day].append(event)
            day += timedelta(days=1)
    return by_day
