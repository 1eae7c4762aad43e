"""What a public holiday does to a date of a series."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile

KEEPS, MOVES_ON, FALLS_OUT = "keep", "next", "skip"
A_WEEK = timedelta(weeks=1)
MOST_WEEKS = 8


@dataclass(frozen=True)
class Meeting:
    """`rule_date` is the day of the rule, `day` the one on which people meet; None: this time they do not."""

    rule_date: date
    day: date | None

    @property
    def is_moved(self) -> bool:
        return self.day is not None and self.day != self.rule_date


def meetings(days: Sequence[date], free: Collection[date], *, holiday_rule: str) -> list[Meeting]:
    """Days on a public holiday stay, move on by weeks to one that is none, or fall out.

    A day that would move as far as the next one of the rule falls out too: a weekly circle meets a week later anyway.
    """
    following = [*days[1:], None]
    return [
        Meeting(day, _day_for(day, next_one, free, holiday_rule)) for day, next_one in zip(days, following, strict=True)
    ]


def _day_for(day: date, next_one: date | None, free: Collection[date], holiday_rule: str) -> date | None:
    if day not in free or holiday_rule == KEEPS:
        return day
    if holiday_rule == FALLS_OUT:
        return None
    later = (day + A_WEEK * weeks for weeks in range(1, MOST_WEEKS + 1))
    return next((one for one in takewhile(lambda one: not next_one or one < next_one, later) if one not in free), None)
