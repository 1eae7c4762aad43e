"""How a demo event is written down: data only, times relative to the week in which the demo is loaded."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import holidays

from kurzdraht.core.dates import BERLIN

PUBLIC_HOLIDAYS = holidays.country_holidays("DE", subdiv="NW")
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = range(5)


@dataclass(frozen=True)
class Talk:
    """A contribution: its title where it has one, the function and the organisation of whoever gives it.

    `town` names a municipality; only where the subject is one that no town could mind.
    """

    function: str
    organisation: str = ""
    title: str = ""
    town: str = ""
    is_moderation: bool = False


@dataclass(frozen=True)
class Row:
    """A row of the timetable: minutes, title, further lines, talks; `track` puts rows side by side."""

    minutes: int
    title: str
    lines: str = ""
    talks: tuple[Talk, ...] = ()
    track: str = ""
    is_break: bool = False


@dataclass(frozen=True)
class Record:
    """What is kept: findings as (short sentence, explanation), paragraphs, titles of slides, whether there is a picture."""

    findings: tuple[tuple[str, str], ...] = ()
    heading: str = ""
    report: str = ""
    slides: tuple[str, ...] = ()
    picture: str = ""


@dataclass(frozen=True)
class Plan:
    """One demo event. `week` counts from the week of loading; `first_thursday` moves it to that of its month."""

    slug: str
    title: str
    format: str
    week: int
    weekday: int = THURSDAY
    start: str = "11:00"
    minutes: int = 0
    ag: str = ""
    partners: tuple[str, ...] = ()
    subtitle: str = ""
    summary: str = ""
    description: str = ""
    topics: tuple[str, ...] = ()
    series: str = ""
    number: int = 0
    working_group: str = ""
    audience: str = ""
    venue: str = ""
    host: str = ""
    is_hybrid: bool = False
    capacity: int = 0
    seats_per_organisation: int = 0
    taken: int = 0
    waiting: int = 0
    cost: str = ""
    state: str = "published"
    reason: str = ""
    first_thursday: bool = False
    fixed_date: date | None = None
    agenda: tuple[Row, ...] = ()
    moderation: Talk | None = None
    record: Record | None = None

    def length(self, usual: int) -> timedelta:
        """As long as its timetable; without one what the plan or the format (`usual`, in minutes) says."""
        rows = [row for number, row in enumerate(self.agenda) if not is_beside(self.agenda, number)]
        return timedelta(minutes=sum(row.minutes for row in rows) or self.minutes or usual)

    def starts_at(self, anchor: date) -> datetime:
        """The start when the demo's week begins on `anchor` (a Monday)."""
        day = self.fixed_date or anchor + timedelta(weeks=self.week, days=self.weekday)
        if self.first_thursday:
            first = day.replace(day=1)
            day = first + timedelta(days=(THURSDAY - first.weekday()) % 7)
        if self.fixed_date is None:
            while _is_day_off(day):
                day += timedelta(weeks=1)
        return datetime.combine(day, time.fromisoformat(self.start), tzinfo=BERLIN)


def is_beside(rows: tuple[Row, ...], number: int) -> bool:
    """Whether this row stands beside the one before it instead of after it."""
    return bool(number and rows[number].track and rows[number - 1].track)


def _is_day_off(day: date) -> bool:
    """A public holiday in North Rhine-Westphalia, or the days between the years."""
    return day in PUBLIC_HOLIDAYS or (day.month, day.day) >= (12, 21) or (day.month, day.day) <= (1, 6)
