"""The bin, and who is looking at a record right now."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Trashable(models.Model):
    """A record that lies in the bin before it ends: `objects` passes over it, `everything` does not.

    Whoever makes a manager of its own for such a table starts from `KeptManager`, so that no page, feed or export
    shows what lies in the bin.
    """

    deleted_at = models.DateTimeField(_("gelöscht am"), null=True, blank=True, editable=False)
    deleted_by = models.CharField(_("gelöscht von"), max_length=200, blank=True, editable=False)

    class Meta:
        abstract = True


class KeptManager(models.Manager[Any]):
    """Passes over what lies in the bin; combine with a queryset by `KeptManager.from_queryset(…)()`."""

    def get_queryset(self) -> models.QuerySet[Any]:
        return super().get_queryset().filter(deleted_at__isnull=True)


class Presence(models.Model):
    """Somebody has this record open for changing; `seen_at` grows while the page is open."""

    subject_kind = models.CharField(max_length=40)
    subject_key = models.UUIDField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="presences")
    label = models.CharField(max_length=200)
    since_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    retention_class: ClassVar[str] = "presence"

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("subject_kind", "subject_key", "user"), name="records_one_presence_each"),
        )

    def __str__(self) -> str:
        return self.label
