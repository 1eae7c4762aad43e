"""The journal table."""

from django.db import models


class JournalEntry(models.Model):
    """One fact: at this moment somebody did this to that. Keys instead of foreign keys, so that it outlives both."""

    at = models.DateTimeField()
    actor_key = models.UUIDField(null=True, blank=True)
    actor_label = models.CharField(max_length=200)
    action = models.CharField(max_length=60)
    subject_kind = models.CharField(max_length=40)
    subject_key = models.UUIDField()
    subject_label = models.CharField(max_length=250)
    changes = models.JSONField(default=dict, blank=True)

    retention_class = "journal"

    class Meta:
        indexes = (
            models.Index(fields=("subject_kind", "subject_key", "at"), name="audit_entry_subject"),
            models.Index(fields=("at",), name="audit_entry_at"),
        )

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action} {self.subject_label}"
