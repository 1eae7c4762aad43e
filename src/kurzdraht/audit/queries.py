"""Reading the journal."""

from uuid import UUID

from django.db.models import QuerySet

from kurzdraht.audit.models import JournalEntry


def history_of(kind: str, key: UUID) -> QuerySet[JournalEntry]:
    """What happened to one record, newest first."""
    return JournalEntry.objects.filter(subject_kind=kind, subject_key=key).order_by("-at", "-pk")


def acts_of(actor_key: UUID) -> QuerySet[JournalEntry]:
    """What one person did, newest first."""
    return JournalEntry.objects.filter(actor_key=actor_key).order_by("-at", "-pk")
