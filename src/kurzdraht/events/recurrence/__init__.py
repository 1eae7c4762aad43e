"""On which days a rule meets, and what a holiday does to them. Pure: no Django, no clock, no database."""

from kurzdraht.events.recurrence.moments import clock_kept, moved_like, starting
from kurzdraht.events.recurrence.rule import Rhythm, Rule, days_of, ordinal_of
from kurzdraht.events.recurrence.shifting import FALLS_OUT, KEEPS, MOVES_ON, Meeting, meetings

__all__ = [
    "FALLS_OUT",
    "KEEPS",
    "MOVES_ON",
    "Meeting",
    "Rhythm",
    "Rule",
    "clock_kept",
    "days_of",
    "meetings",
    "moved_like",
    "ordinal_of",
    "starting",
]
