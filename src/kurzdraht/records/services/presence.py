"""Signs of life of pages that are open."""

from datetime import datetime
from uuid import UUID

from kurzdraht.accounts.models import User
from kurzdraht.records.models import Presence
from kurzdraht.records.queries.presence import SILENCE


def stay_at_record(kind: str, key: UUID, *, user: User, label: str, now: datetime) -> None:
    """The user has the record open. Who was silent for a minute has come anew."""
    mine = Presence.objects.filter(subject_kind=kind, subject_key=key, user=user)
    if mine.filter(seen_at__gt=now - SILENCE).update(seen_at=now, label=label):
        return
    Presence.objects.update_or_create(
        subject_kind=kind,
        subject_key=key,
        user=user,
        defaults={"label": label[:200], "since_at": now, "seen_at": now},
    )


def leave_record(kind: str, key: UUID, *, user: User) -> None:
    Presence.objects.filter(subject_kind=kind, subject_key=key, user=user).delete()


def forget_presences(moment: datetime) -> int:
    """Delete signs older than that moment; returns how many."""
    return Presence.objects.filter(seen_at__lte=moment).delete()[0]
