"""What the journal keeps of a registration: its key, the event's title and the states; never a name or an address."""

from datetime import datetime
from typing import Any

from kurzdraht.audit.services import Actor, record
from kurzdraht.events.models import Registration


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
