"""Planned events follow their format, where the office says so."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from kurzdraht.audit.services import Actor
from kurzdraht.core.errors import Refused
from kurzdraht.events.models import Event, EventFormat, Slot
from kurzdraht.events.queries.following import followings, ways_with
from kurzdraht.events.services import journal, locking
from kurzdraht.events.services.chores import follow_event
from kurzdraht.events.services.planning import change_event
from kurzdraht.events.services.slots import slots_of

OWN_WAY = ("agenda", "tasks")


@dataclass
class Followed:
    """How many events follow, how many people get a mail, and which events could not: (title, why)."""

    events: int = 0
    mails: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)


def follow_format(
    row: EventFormat,
    changes: Mapping[str, Sequence[Any]],
    chosen: Mapping[str, Collection[UUID]],
    *,
    by: Actor,
    now: datetime,
) -> Followed:
    """Give the chosen events the format's new values, field by field; an event that says no stays as it is, whole."""
    wanted: dict[Event, list[str]] = {}
    for one in followings(row, changes, now=now):
        for event in one.events:
            if event.key in chosen.get(one.name, ()):
                wanted.setdefault(event, []).append(one.name)
    done = Followed()
    for event, names in wanted.items():
        try:
            done.mails += _follow(event, {name: changes[name] for name in names}, row, by=by, now=now)
        except Refused as refused:
            done.refused.append((event.title, str(refused)))
        else:
            done.events += 1
    return done


def _follow(event: Event, changes: Mapping[str, Sequence[Any]], row: EventFormat, *, by: Actor, now: datetime) -> int:
    with transaction.atomic():
        values: dict[str, Any] = {}
        for name, (before, after) in changes.items():
            if name not in OWN_WAY:
                values |= _values(event, name, before, after)
        mails = change_event(event, values, by=by, now=now) if values else 0
        with locking.locked_event(event.pk) as locked:
            if "agenda" in changes:
                locked.slots.all().delete()
                Slot.objects.bulk_create(slots_of(locked, changes["agenda"][1]))
                facts = {"format": [None, row.name]}
                journal.note_event("agenda_replaced", locked, by=by, now=now, changes=facts)
            if "tasks" in changes:
                follow_event(locked, are_all=True, by=by, now=now)
        return mails


def _values(event: Event, name: str, before: Any, after: Any) -> dict[str, Any]:
    if name == "capacity":
        return dict.fromkeys(ways_with(event, before), after)
    if name == "duration_minutes":
        return {"ends_at": event.starts_at + timedelta(minutes=after)}
    return {"description" if name == "text" else name: after}
