"""Ending what has been kept long enough."""

import uuid
from datetime import datetime, timedelta

from django.db import transaction

from kurzdraht.audit.services import SYSTEM, record
from kurzdraht.privacy.queries import days_of
from kurzdraht.privacy.registry import CLASSES, HANDLERS

_NAMES = uuid.UUID("6f0f9a52-3a0b-4a3a-9a55-0d6a1c5f7f10")


@transaction.atomic
def end_class(name: str, *, now: datetime) -> int:
    """Let every handler of the class end its due rows; returns how many. The journal gets the number, no names."""
    days = days_of(name)
    if days is None:
        return 0
    moment = now - timedelta(days=days)
    count = sum(handler(moment) for handler in HANDLERS.get(name, []))
    if count:
        record(
            "privacy_ended",
            kind="retention_class",
            key=class_key(name),
            label=str(CLASSES[name].label),
            by=SYSTEM,
            at=now,
            changes={"count": count, "before": moment.isoformat()},
        )
    return count


def class_key(name: str) -> uuid.UUID:
    """The key under which the journal names a class: the same on every installation."""
    return uuid.uuid5(_NAMES, name)
