"""How a demo event is written down: data only, times relative to the week in which the demo is loaded."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = range(5)


@dataclass(frozen=True)
class Talk:
    """A contribution: its title where it has one, the function and the organisation of whoever gives it."""

    function: str
    organisation: str = ""
    title: str = ""
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

    def starts_at(self, anchor: date) -> datetime:
        """The start when the demo's week begins on `anchor` (a Monday)."""
        day = self.fixed_date or anchor + timedelta(weeks=self.week, days=self.weekday)
        if self.first_thursday:
            first = day.replace(day=1)
            day = first + timedelta(days=(THURSDAY - first.weekday()) % 7)
        return datetime.combine(day, time.fromisoformat(self.start), tzinfo=BERLIN)
