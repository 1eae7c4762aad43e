"""Questions about the outbox. No answer holds a code or a personal link, except in the demo."""

from dataclasses import dataclass
from datetime import datetime
from html import escape
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet

from kurzdraht.mailing.enums import MailState
from kurzdraht.mailing.marks import reveal
from kurzdraht.mailing.models import OutgoingMail


@dataclass(frozen=True)
class Readable:
    """A mail as the office may read it. `html` is a whole document and belongs into a sandboxed frame of its own."""

    subject: str
    text: str
    html: str


def outbox() -> QuerySet[OutgoingMail]:
    """Rows for a list, newest first, without the bodies and without the secrets."""
    return OutgoingMail.objects.defer("text", "html", "secrets", "calendar").order_by("-queued_at", "-pk")


def mails_about(kind: str, key: UUID) -> QuerySet[OutgoingMail]:
    return outbox().filter(subject_kind=kind, subject_key=key)


def backlog(now: datetime) -> QuerySet[OutgoingMail]:
    """What should have left already."""
    return OutgoingMail.objects.filter(state=MailState.QUEUED, due_at__lte=now)


def readable(mail: OutgoingMail) -> Readable:
    """Text and HTML with dots where a code or personal link stood; the true ones only in the demo.

    There no mail leaves the machine, and the outbox is the visitor's mailbox.
    """
    values = mail.secrets if settings.KURZDRAHT_DEMO else {}
    return Readable(
        subject=mail.subject,
        text=reveal(mail.text, values),
        html=reveal(mail.html, {name: escape(value) for name, value in values.items()}),
    )
