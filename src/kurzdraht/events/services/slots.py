"""Rows of the timetable in time: laid out from a format's agenda, moved with their event."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from kurzdraht.core.dates import BERLIN
from kurzdraht.events.models import Event, Slot
from kurzdraht.events.recurrence import clock_kept


def slots_of(event: Event, agenda: Sequence[tuple[int, str, str]]) -> list[Slot]:
    """The rows of a format's agenda, [minutes, title, line], from the event's start on; not saved."""
    starts_at = event.starts_at
    slots = []
    for position, (minutes, title, lines) in enumerate(agenda):
        ends_at = starts_at + timedelta(minutes=minutes)
        slots.append(
            Slot(event=event, position=position, starts_at=starts_at, ends_at=ends_at, title=title, lines=lines)
        )
        starts_at = ends_at
    return slots


def move_slots(event: Event, *, old_start: datetime) -> None:
    """The whole timetable goes with the event to its new start."""
    slots = list(event.slots.all())
    shift(slots, old_start=old_start, new_start=event.starts_at)
    Slot.objects.bulk_update(slots, ("starts_at", "ends_at"))


def shift(slots: Iterable[Slot], *, old_start: datetime, new_start: datetime) -> None:
    """By the clock on the wall, so that no row is an hour off where summer time begins in between; not saved."""
    for slot in slots:
        slot.starts_at = with_start(slot.starts_at, old_start=old_start, new_start=new_start)
        slot.ends_at = with_start(slot.ends_at, old_start=old_start, new_start=new_start)


def with_start(moment: datetime, *, old_start: datetime, new_start: datetime) -> datetime:
    """As far from the new start as from the old one, by Berlin's clock."""
    return clock_kept(moment, old_start=old_start, new_start=new_start, zone=BERLIN)
