"""The journal table."""

from typing import Any, ClassVar, Never

from django.db import models

from kurzdraht.audit.errors import JournalIsFinal
from kurzdraht.audit.querysets import JournalQuerySet


class JournalEntry(models.Model):
    """One fact: at this moment somebody did this to that. Keys instead of foreign keys, so that it outlives both.

    Written once, never changed: `save` of a stored entry, `delete`, `update` and their like raise `JournalIsFinal`.
    """

    at = models.DateTimeField()
    actor_key = models.UUIDField(null=True, blank=True)
    actor_label = models.CharField(max_length=200)
    action = models.CharField(max_length=60)
    subject_kind = models.CharField(max_length=40)
    subject_key = models.UUIDField()
    subject_label = models.CharField(max_length=250)
    changes = models.JSONField(default=dict, blank=True)

    objects: ClassVar[models.Manager["JournalEntry"]] = JournalQuerySet.as_manager()

    retention_class = "journal"

    class Meta:
        indexes = (
            models.Index(fields=("subject_kind", "subject_key", "at"), name="audit_entry_subject"),
            models.Index(fields=("at",), name="audit_entry_at"),
        )

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action} {self.subject_label}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise JournalIsFinal
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Never:
        raise JournalIsFinal
