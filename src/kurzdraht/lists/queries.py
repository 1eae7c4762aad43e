"""What somebody keeps of a list, and what was done with it lately."""

from datetime import datetime, timedelta
from uuid import UUID

from kurzdraht.accounts.models import User
from kurzdraht.lists.models import BulkAct, SavedList

UNDOABLE = timedelta(days=30)
LATEST = 8


def saved_lists(user: User, list_name: str) -> list[SavedList]:
    return list(SavedList.objects.filter(user=user, list_name=list_name).order_by("name"))


def latest_acts(list_name: str, *, by: UUID | None = None, now: datetime) -> list[BulkAct]:
    """What can still be taken back, the newest first; with `by` only this person's."""
    rows = BulkAct.objects.filter(list_name=list_name, undone_at__isnull=True, acted_at__gte=now - UNDOABLE)
    rows = rows if by is None else rows.filter(actor_key=by)
    return list(rows.exclude(undo={}).order_by("-acted_at", "-pk")[:LATEST])


def act_by_key(list_name: str, key: UUID) -> BulkAct | None:
    return BulkAct.objects.filter(list_name=list_name, key=key).first()
