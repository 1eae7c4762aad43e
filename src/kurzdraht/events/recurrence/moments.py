"""Moments by the clock on the wall: 14:00 stays 14:00 in summer and in winter."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo


def starting(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """The moment at which a clock in this zone shows the time on that day."""
    return datetime.combine(day, clock, tzinfo=zone)


def clock_kept(moment: datetime, *, old_start: datetime, new_start: datetime, zone: ZoneInfo) -> datetime:
    """As far from the new start as from the old one, counted on the wall: a slot at 14:30 of an event at 14:00."""
    distance = _on_wall(moment, zone) - _on_wall(old_start, zone)
    return (_on_wall(new_start, zone) + distance).replace(tzinfo=zone)


def moved_like(start: datetime, *, old: datetime, new: datetime, zone: ZoneInfo) -> datetime:
    """A start as another one was moved: the new time of day on the own day; a move to another day is not followed."""
    old_wall, new_wall = _on_wall(old, zone), _on_wall(new, zone)
    if old_wall.time() == new_wall.time():
        return start
    return starting(_on_wall(start, zone).date(), new_wall.time(), zone)


def _on_wall(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.astimezone(zone).replace(tzinfo=None)
