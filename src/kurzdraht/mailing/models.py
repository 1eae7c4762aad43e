"""The outbox, what came back from it, what holds it up, and the words the network put in place of ours."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kurzdraht.core.models import Record
from kurzdraht.mailing.enums import BounceSource, MailKind, MailState


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
    resend_of = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="resends")

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


class Bounce(Record):
    """A mail came back, or the server refused its recipient. Open until somebody has seen to it.

    `status` is the code of RFC 3463, as in "5.1.1"; a passing fault (4.x.x) is kept, but nobody has to act on it.
    """

    mail = models.ForeignKey(OutgoingMail, on_delete=models.SET_NULL, null=True, blank=True, related_name="bounces")
    email = models.EmailField(max_length=254)
    recipient_key = models.UUIDField(null=True, blank=True)
    source = models.CharField(max_length=10, choices=BounceSource.choices)
    reference = models.CharField(max_length=255, unique=True)
    status = models.CharField(max_length=12, blank=True)
    words = models.CharField(_("Meldung"), max_length=300, blank=True)
    is_permanent = models.BooleanField(default=True)
    came_at = models.DateTimeField()
    handled_at = models.DateTimeField(null=True, blank=True)
    handled_by = models.CharField(max_length=200, blank=True)
    outcome = models.CharField(max_length=160, blank=True)

    retention_class: ClassVar[str] = "mail"

    class Meta:
        indexes = (
            models.Index(fields=("email",), name="mailing_bounce_email"),
            models.Index(fields=("came_at",), condition=Q(handled_at__isnull=True), name="mailing_bounce_open"),
        )

    def __str__(self) -> str:
        return self.email


class Hold(models.Model):
    """Sending of one kind is paused; kind `access` never is. `reason` is shown on the desk."""

    kind = models.CharField(max_length=12, choices=MailKind.choices, unique=True)
    reason = models.CharField(_("Grund"), max_length=200, blank=True)
    since_at = models.DateTimeField()
    held_by = models.CharField(max_length=200)

    class Meta:
        constraints = (models.CheckConstraint(condition=~Q(kind=MailKind.ACCESS), name="mailing_access_is_never_held"),)

    def __str__(self) -> str:
        return self.get_kind_display()


class Wording(Record):
    """The network's own words of one mail in one language; without a row the shipped template speaks.

    Plain text with placeholders in braces, "Guten Tag {name}", empty lines between paragraphs.
    """

    template = models.CharField(max_length=80)
    language = models.CharField(max_length=5, default="de")
    subject = models.CharField(_("Betreff"), max_length=250)
    body = models.TextField(_("Text"))
    sequence = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField()
    changed_by = models.CharField(max_length=200)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("template", "language"), name="mailing_one_wording_per_language"),
        )

    def __str__(self) -> str:
        return f"{self.template} ({self.language})"
