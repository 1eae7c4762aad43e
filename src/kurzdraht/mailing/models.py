"""The outbox table."""

from django.db import models

from kurzdraht.core.models import Record
from kurzdraht.mailing.enums import MailKind, MailState


class OutgoingMail(Record):
    """One mail to one recipient for one occasion.

    `text` and `html` never hold a code or a personal link: they hold marks like ⟦manage_link⟧, and `secrets` holds
    {"manage_link": "…"} until the mail is delivered or given up; then it is emptied. `claimed_by` is new with each
    attempt. `is_repeat`: the attempt before ended without an answer, so the mail may arrive twice; there is no third.
    """

    kind = models.CharField(max_length=12, choices=MailKind.choices)
    occasion = models.CharField(max_length=120)
    recipient_key = models.UUIDField(null=True, blank=True)
    recipient_name = models.CharField(max_length=200, blank=True)
    recipient_email = models.EmailField(max_length=254)
    reply_to = models.EmailField(max_length=254, blank=True)
    language = models.CharField(max_length=5, default="de")
    subject = models.CharField(max_length=250)
    text = models.TextField()
    html = models.TextField()
    secrets = models.JSONField(default=dict, blank=True)
    calendar = models.TextField(blank=True)
    calendar_method = models.CharField(max_length=10, blank=True)
    subject_kind = models.CharField(max_length=40, blank=True)
    subject_key = models.UUIDField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=MailState.choices, default=MailState.QUEUED)
    message_id = models.CharField(max_length=255, unique=True)
    queued_at = models.DateTimeField()
    due_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, blank=True)
    claimed_by = models.CharField(max_length=64, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    is_repeat = models.BooleanField(default=False)
    last_error = models.CharField(max_length=300, blank=True)

    retention_class = "mail"

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("occasion", "recipient_email"), name="mailing_one_mail_per_occasion"),
            models.CheckConstraint(condition=models.Q(state__in=MailState.values), name="mailing_state_known"),
        )
        indexes = (
            models.Index(fields=("state", "due_at"), name="mailing_state_due"),
            models.Index(fields=("claimed_at",), name="mailing_claimed"),
            models.Index(fields=("subject_kind", "subject_key"), name="mailing_subject"),
        )

    def __str__(self) -> str:
        return self.subject
