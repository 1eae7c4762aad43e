"""Writing the journal."""

from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from django.db.models import QuerySet

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
    changes: dict[str, Any] | None = None,
) -> JournalEntry:
    """Write one entry. `action` is the thing and what happened to it, as in "event_published".

    `changes` holds JSON values only: {field: [before, after]}; never a secret.
    """
    return JournalEntry.objects.create(
        at=at,
        actor_key=by.key,
        actor_label=str(by)[:200],
        action=action,
        subject_kind=kind,
        subject_key=key,
        subject_label=label[:250],
        changes=changes or {},
    )


def forget_before(moment: datetime) -> int:
    """Delete what is older: the end of retention, called by nothing else. Returns how many entries went."""
    return QuerySet(JournalEntry).filter(at__lt=moment).delete()[0]
