"""Writing the journal."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Protocol
from uuid import UUID

from django.db.models import Model, QuerySet

from kurzdraht.audit.models import JournalEntry


class Actor(Protocol):
    """Whoever acts: has a key and can be printed. A person, a user, or `SYSTEM`."""

    @property
    def key(self) -> UUID | None: ...


class _System:
    key: UUID | None = None

    def __str__(self) -> str:
        return "Kurzdraht"


SYSTEM = _System()


def record(
    action: str,
    *,
    kind: str,
    key: UUID,
    label: str,
    by: Actor,
    at: datetime,
    changes: Mapping[str, Any] | None = None,
) -> JournalEntry:
    """Write one entry. `action` is the thing and what happened to it, as in "event_published".

    `changes` is {field: [before, after]}, or {name: value} for a plain fact; values as they are, see `raw`; never a
    secret. How it reads is decided when it is read, in `records.queries.history`.
    """
    return JournalEntry.objects.create(
        at=at,
        actor_key=by.key,
        actor_label=str(by)[:200],
        action=action,
        subject_kind=kind,
        subject_key=key,
        subject_label=label[:250],
        changes={name: raw(value) for name, value in (changes or {}).items()},
    )


def raw(value: Any) -> Any:
    """A value as JSON that can be printed later: days and moments in ISO 8601, a record as its key and its name."""
    if isinstance(value, Model):
        return {"key": str(getattr(value, "key", value.pk)), "label": str(value)}
    if isinstance(value, date | datetime):
        return value.isoformat()
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, Mapping):
        return {str(name): raw(each) for name, each in value.items()}
    if isinstance(value, list | tuple | set | QuerySet):
        return [raw(each) for each in value]
    return str(value)


def forget_before(moment: datetime) -> int:
    """Delete what is older: the end of retention, called by nothing else. Returns how many entries went."""
    return QuerySet(JournalEntry).filter(at__lt=moment).delete()[0]
