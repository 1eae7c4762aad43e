"""Reading the journal."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from kurzdraht.audit.models import JournalEntry

RECENT = 100


def history_of(kind: str, key: UUID) -> QuerySet[JournalEntry]:
    """What happened to one record, newest first."""
    return JournalEntry.objects.filter(subject_kind=kind, subject_key=key).order_by("-at", "-pk")


def acts_of(actor_key: UUID) -> QuerySet[JournalEntry]:
    """What one person did, newest first."""
    return JournalEntry.objects.filter(actor_key=actor_key).order_by("-at", "-pk")


def last_authors(kind: str, key: UUID) -> dict[str, tuple[str, datetime]]:
    """By field, who changed it last and when; under "" who changed anything last. Looks at the newest entries."""
    found: dict[str, tuple[str, datetime]] = {}
    for entry in history_of(kind, key)[:RECENT]:
        for name in ("", *entry.changes):
            found.setdefault(name, (entry.actor_label, entry.at))
    return found
