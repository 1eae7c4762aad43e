"""Lists as somebody keeps them, and what was done to many rows at once."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kurzdraht.core.models import Record


class SavedList(Record):
    """Filters, columns and order of one list under a name: `query` is the query string of its address."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_lists")
    list_name = models.CharField(max_length=40)
    name = models.CharField(_("Name"), max_length=80)
    query = models.CharField(max_length=1000, blank=True)
    is_default = models.BooleanField(_("beim Öffnen zeigen"), default=False)

    retention_class: ClassVar[str] = "account"

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("user", "list_name", "name"), name="lists_one_name_each"),
            models.UniqueConstraint(
                fields=("user", "list_name"), condition=models.Q(is_default=True), name="lists_one_default_each"
            ),
        )

    def __str__(self) -> str:
        return self.name


class BulkAct(Record):
    """One act on many rows: `undo` holds what brings each row back, {key: values}; emptied when undone or too old."""

    list_name = models.CharField(max_length=40)
    action = models.CharField(max_length=60)
    sentence = models.CharField(max_length=250)
    actor_key = models.UUIDField(null=True, blank=True)
    actor_label = models.CharField(max_length=200)
    acted_at = models.DateTimeField()
    undo = models.JSONField(default=dict, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    retention_class: ClassVar[str] = "journal"

    def __str__(self) -> str:
        return self.sentence
