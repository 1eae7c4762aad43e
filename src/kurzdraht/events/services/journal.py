"""What the journal keeps of events, and of registrations: key, event's title and states; never a name or an address."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from kurzdraht.audit.services import Actor, record
from kurzdraht.events.models import Event, Registration


def note(action: str, registration: Registration, *, by: Actor, now: datetime, **changes: list[Any]) -> None:
    record(
        action,
        kind="registration",
        key=registration.key,
        label=registration.event.title,
        by=by,
        at=now,
        changes=changes,
    )


def note_event(
    action: str, event: Event, *, by: Actor, now: datetime, changes: Mapping[str, Any] | None = None
) -> None:
    record(action, kind="event", key=event.key, label=event.title, by=by, at=now, changes=changes)


def note_part(action: str, event: Event, *, by: Actor, now: datetime, changes: Mapping[str, Any] | None = None) -> None:
    """Something that hangs on the event has changed: for feeds and caches the event has, too."""
    Event.objects.filter(pk=event.pk).update(changed_at=now)
    note_event(action, event, by=by, now=now, changes=changes)
