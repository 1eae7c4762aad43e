"""Who else has a record open."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from kurzdraht.accounts.models import User
from kurzdraht.records.models import Presence

SILENCE = timedelta(seconds=60)


def others_here(kind: str, key: UUID, *, user: User, now: datetime) -> QuerySet[Presence]:
    """Those whose page gave a sign within the last minute, the first to come first."""
    rows = Presence.objects.filter(subject_kind=kind, subject_key=key, seen_at__gt=now - SILENCE)
    return rows.exclude(user=user).order_by("since_at", "pk")
