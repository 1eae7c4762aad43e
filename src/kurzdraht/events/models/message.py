"""What the office wrote to participants."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from kurzdraht.core.models import Record
from kurzdraht.events.models.event import Event


class Message(Record):
    """One message to a group of an event's participants, with placeholders as typed; each mail is a row of the outbox.

    `group` says who was meant: {"state": ["waiting"], "attendance": ["online"]}.
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="messages")
    subject = models.CharField(_("Betreff"), max_length=160)
    text = models.TextField(_("Text"))
    group = models.JSONField(default=dict, blank=True)
    recipients = models.PositiveIntegerField(default=0)
    sent_at = models.DateTimeField()
    sent_by = models.CharField(max_length=200)

    retention_class: ClassVar[str] = "mail"

    def __str__(self) -> str:
        return self.subject
