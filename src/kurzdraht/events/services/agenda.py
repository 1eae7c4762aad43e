"""The timetable: rows stand one after the other, and all times follow when one changes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from kurzdraht.audit.services import Actor, record
from kurzdraht.events.enums import ContributionRole
from kurzdraht.events.models import Contribution, Event, Slot
from kurzdraht.events.services import locking


@dataclass(frozen=True)
class Voice:
    """Who contributes, as printed; a title makes it a talk of its own."""

    name: str = ""
    function_title: str = ""
    organisation: str = ""
    title: str = ""
    is_moderation: bool = False


@dataclass(frozen=True)
class SlotDraft:
    """A row as the office types it. Rows in a row with different tracks stand side by side."""

    title: str
    minutes: int
    lines: str = ""
    track: str = ""
    is_break: bool = False
    voices: Sequence[Voice] = field(default=())


def add_slot(event: Event, draft: SlotDraft, *, by: Actor, now: datetime) -> Slot:
    """Put a row at the end."""
    with locking.locked_event(event.pk) as locked:
        last = locked.slots.order_by("-position").first()
        slot = Slot(event=locked, position=last.position + 1 if last else 0)
        _write(slot, draft, event=locked)
        _finish("agenda_slot_added", locked, label=slot.title, by=by, now=now)
    return slot


def change_slot(slot: Slot, draft: SlotDraft, *, by: Actor, now: datetime) -> None:
    with locking.locked_event(slot.event_id) as locked:
        _write(locked.slots.get(pk=slot.pk), draft, event=locked)
        _finish("agenda_slot_changed", locked, label=draft.title, by=by, now=now)


def remove_slot(slot: Slot, *, by: Actor, now: datetime) -> None:
    """Take the row with its contributions away; a row that is gone already stays gone."""
    with locking.locked_event(slot.event_id) as locked:
        locked.slots.filter(pk=slot.pk).delete()
        _finish("agenda_slot_removed", locked, label=slot.title, by=by, now=now)


def move_slot(slot: Slot, *, by_rows: int, by: Actor, now: datetime) -> None:
    """Change places with the row `by_rows` below (negative: above); at either end nothing moves."""
    with locking.locked_event(slot.event_id) as locked:
        slots = list(locked.slots.order_by("position", "pk"))
        place = next((index for index, each in enumerate(slots) if each.pk == slot.pk), None)
        if place is None or not 0 <= place + by_rows < len(slots):
            return
        slots.insert(place + by_rows, slots.pop(place))
        for position, each in enumerate(slots):
            each.position = position
        Slot.objects.bulk_update(slots, ("position",))
        _finish("agenda_slot_moved", locked, label=slot.title, by=by, now=now)


def set_moderation(event: Event, voices: Sequence[Voice], *, by: Actor, now: datetime) -> None:
    """Who leads through the whole event."""
    with locking.locked_event(event.pk) as locked:
        locked.contributions.filter(slot__isnull=True).delete()
        _write_voices(locked, None, voices)
        _finish("moderation_set", locked, label=locked.title, by=by, now=now)


def _write(slot: Slot, draft: SlotDraft, *, event: Event) -> None:
    slot.title, slot.lines, slot.track, slot.is_break = draft.title, draft.lines, draft.track, draft.is_break
    slot.starts_at = slot.starts_at or event.starts_at
    slot.ends_at = slot.starts_at + timedelta(minutes=draft.minutes)
    slot.save()
    slot.contributions.all().delete()
    _write_voices(event, slot, draft.voices)


def _write_voices(event: Event, slot: Slot | None, voices: Sequence[Voice]) -> None:
    Contribution.objects.bulk_create(
        Contribution(
            event=event,
            slot=slot,
            position=position,
            role=ContributionRole.MODERATION if voice.is_moderation else ContributionRole.SPEAKER,
            title=voice.title,
            name=voice.name,
            function_title=voice.function_title,
            organisation=voice.organisation,
        )
        for position, voice in enumerate(voices)
    )


def _finish(action: str, event: Event, *, label: str, by: Actor, now: datetime) -> None:
    """Let all times follow from the event's start, and note what was done."""
    slots = list(event.slots.order_by("position", "pk"))
    starts_at = ends_at = event.starts_at
    side_by_side: set[str] = set()
    for slot in slots:
        is_parallel = bool(slot.track and side_by_side and slot.track not in side_by_side)
        side_by_side = (side_by_side if is_parallel else set()) | ({slot.track} if slot.track else set())
        length = slot.ends_at - slot.starts_at
        starts_at = starts_at if is_parallel else ends_at
        slot.starts_at, slot.ends_at = starts_at, starts_at + length
        ends_at = max(ends_at, slot.ends_at) if is_parallel else slot.ends_at
    Slot.objects.bulk_update(slots, ("starts_at", "ends_at"))
    Event.objects.filter(pk=event.pk).update(changed_at=now)
    record(action, kind="event", key=event.key, label=event.title, by=by, at=now, changes={"slot": [None, label]})
