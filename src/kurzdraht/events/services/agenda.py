"""The timetable: rows stand one after the other, and all times follow when one changes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from kurzdraht.audit.services import Actor
from kurzdraht.core.text import search_key
from kurzdraht.events.enums import ContributionRole
from kurzdraht.events.models import Contribution, Event, Slot
from kurzdraht.events.services import journal, locking
from kurzdraht.events.services.order import move_row
from kurzdraht.events.services.slots import slots_of
from kurzdraht.network.models import Municipality, Person


@dataclass(frozen=True)
class Voice:
    """Who contributes, as printed; a title makes it a talk of its own.

    `row` is the contribution that stood there, which keeps its files; `person` is who it is in the directory.
    """

    name: str = ""
    function_title: str = ""
    organisation: str = ""
    title: str = ""
    is_moderation: bool = False
    row: int | None = None
    person: Person | None = None


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


def set_length(slot: Slot, *, minutes: int, by: Actor, now: datetime) -> None:
    """Let the row take so long; all after it follow."""
    with locking.locked_event(slot.event_id) as locked:
        current = locked.slots.get(pk=slot.pk)
        current.ends_at = current.starts_at + timedelta(minutes=minutes)
        current.save(update_fields=("ends_at",))
        _finish("agenda_slot_changed", locked, label=current.title, by=by, now=now)


def add_skeleton(event: Event, *, by: Actor, now: datetime) -> int:
    """Put the rows that the format proposes behind those that are there; gives their number."""
    with locking.locked_event(event.pk) as locked:
        last = locked.slots.order_by("-position").first()
        first = last.position + 1 if last else 0
        rows = slots_of(locked, locked.format.agenda)
        for place, row in enumerate(rows):
            row.position = first + place
        Slot.objects.bulk_create(rows)
        if rows:
            _finish("agenda_skeleton_added", locked, label=locked.format.name, by=by, now=now)
    return len(rows)


def remove_slot(slot: Slot, *, by: Actor, now: datetime) -> None:
    """Take the row with its contributions away; a row that is gone already stays gone."""
    with locking.locked_event(slot.event_id) as locked:
        locked.slots.filter(pk=slot.pk).delete()
        _finish("agenda_slot_removed", locked, label=slot.title, by=by, now=now)


def move_slot(slot: Slot, *, by_rows: int, by: Actor, now: datetime) -> None:
    """Change places with the row `by_rows` below (negative: above); at either end nothing moves."""
    with locking.locked_event(slot.event_id) as locked:
        if move_row(locked.slots.all(), slot.pk, by_rows=by_rows):
            _finish("agenda_slot_moved", locked, label=slot.title, by=by, now=now)


def set_moderation(event: Event, voices: Sequence[Voice], *, by: Actor, now: datetime) -> None:
    """Who leads through the whole event."""
    with locking.locked_event(event.pk) as locked:
        _write_voices(locked, None, voices)
        _finish("moderation_set", locked, label=locked.title, by=by, now=now)


def _write(slot: Slot, draft: SlotDraft, *, event: Event) -> None:
    slot.title, slot.lines, slot.track, slot.is_break = draft.title, draft.lines, draft.track, draft.is_break
    slot.starts_at = slot.starts_at or event.starts_at
    slot.ends_at = slot.starts_at + timedelta(minutes=draft.minutes)
    slot.save()
    _write_voices(event, slot, draft.voices)


def _write_voices(event: Event, slot: Slot | None, voices: Sequence[Voice]) -> None:
    """Rows that were there before keep what hangs on them; those not named again go."""
    before = {row.pk: row for row in event.contributions.filter(slot=slot)}
    for position, voice in enumerate(voices):
        row = before.pop(voice.row or 0, None) or Contribution(event=event, slot=slot)
        row.municipality = _municipality(row, voice)
        row.position, row.person = position, voice.person
        row.role = ContributionRole.MODERATION if voice.is_moderation else ContributionRole.SPEAKER
        row.title, row.name = voice.title, voice.name
        row.function_title, row.organisation = voice.function_title, voice.organisation
        row.save()
    event.contributions.filter(pk__in=before).delete()


def _municipality(row: Contribution, voice: Voice) -> Municipality | None:
    """That of the person; else the one before, while the organisation is the same; else the one of that name."""
    if voice.person and voice.person.organisation:
        return Municipality.objects.filter(organisation=voice.person.organisation).first()
    if row.pk and row.organisation == voice.organisation:
        return row.municipality
    name = search_key(voice.organisation.removeprefix("Stadt ").removeprefix("Gemeinde "))
    if not name:
        return None
    towns = Municipality.objects.filter(search_name__contains=f" {name}", is_current=True)
    return next((town for town in towns if search_key(town.name) == name), None)


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
    journal.note_part(action, event, by=by, now=now, changes={"slot": [None, label]})
