"""A rhythm as an RRULE of RFC 5545, and the days it gives."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum
from itertools import islice, takewhile
from typing import Self

from dateutil.rrule import rrulestr

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
DAYS_IN_EVERY_MONTH = 28
WEEK = 7
LAST = -1
MOST = 120


class Rhythm(Enum):
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    SAME_WEEKDAY = "weekday"
    LAST_WEEKDAY = "last"
    SAME_DAY = "day"


@dataclass(frozen=True)
class Rule:
    """How often: `weekday` 0 is Monday, `ordinal` 1 the first in the month and -1 the last, `day` that of the month."""

    rhythm: Rhythm
    weekday: int = 0
    ordinal: int = 0
    day: int = 0

    @classmethod
    def from_first(cls, rhythm: Rhythm, first: date) -> Self:
        """What the first day of a series says about all others. A fifth Thursday means the last one."""
        if rhythm is Rhythm.SAME_DAY:
            return cls(rhythm, day=first.day)
        if rhythm in {Rhythm.WEEKLY, Rhythm.FORTNIGHTLY}:
            return cls(rhythm, weekday=first.weekday())
        ordinal = LAST if rhythm is Rhythm.LAST_WEEKDAY else ordinal_of(first)
        monthly = Rhythm.LAST_WEEKDAY if ordinal == LAST else Rhythm.SAME_WEEKDAY
        return cls(monthly, weekday=first.weekday(), ordinal=ordinal)

    @classmethod
    def read(cls, text: str) -> Self | None:
        """The rule of an RRULE that `text` of ours has written; None for any other."""
        parts = dict(part.partition("=")[::2] for part in text.split(";"))
        named, days = parts.get("BYDAY", ""), parts.get("BYMONTHDAY", "")
        weekday = WEEKDAYS.index(named[-2:]) if named[-2:] in WEEKDAYS else 0
        if parts.get("FREQ") == "WEEKLY":
            rule = cls(Rhythm.FORTNIGHTLY if "INTERVAL" in parts else Rhythm.WEEKLY, weekday=weekday)
        elif days:
            rule = cls(Rhythm.SAME_DAY, day=_number(days.rpartition(",")[2]))
        else:
            ordinal = _number(named[:-2])
            rule = cls(Rhythm.LAST_WEEKDAY if ordinal == LAST else Rhythm.SAME_WEEKDAY, weekday, ordinal)
        return rule if rule.text == text else None

    @property
    def text(self) -> str:
        """Months without the day, as in the 31st of June, meet on their last one."""
        name = WEEKDAYS[self.weekday]
        if self.rhythm is Rhythm.WEEKLY:
            return f"FREQ=WEEKLY;BYDAY={name}"
        if self.rhythm is Rhythm.FORTNIGHTLY:
            return f"FREQ=WEEKLY;INTERVAL=2;BYDAY={name}"
        if self.rhythm is not Rhythm.SAME_DAY:
            return f"FREQ=MONTHLY;BYDAY={self.ordinal}{name}"
        if self.day <= DAYS_IN_EVERY_MONTH:
            return f"FREQ=MONTHLY;BYMONTHDAY={self.day}"
        days = ",".join(str(day) for day in range(DAYS_IN_EVERY_MONTH, self.day + 1))
        return f"FREQ=MONTHLY;BYMONTHDAY={days};BYSETPOS=-1"


def _number(text: str) -> int:
    return int(text) if text.removeprefix("-").isdecimal() else 0


def ordinal_of(day: date) -> int:
    """Which one of its weekday in the month a day is: 1 to 4, and -1 for the fifth."""
    number = (day.day - 1) // WEEK + 1
    return number if number <= DAYS_IN_EVERY_MONTH // WEEK else LAST


def days_of(rule: str, first: date, *, until: date | None = None, count: int = MOST) -> list[date]:
    """The days of a rule from the first on, both ends included, `count` at most; days know no time change."""
    found = (moment.date() for moment in rrulestr(rule, dtstart=datetime.combine(first, time.min)))
    within = takewhile(lambda day: until is None or day <= until, found)
    return list(islice(within, min(count, MOST)))
