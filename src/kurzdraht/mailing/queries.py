"""Questions about the outbox. No answer holds a code or a personal link, except in the demo."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from html import escape
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Q, QuerySet

from kurzdraht.core.queries import is_copy
from kurzdraht.mailing.enums import MailState
from kurzdraht.mailing.marks import reveal
from kurzdraht.mailing.models import Bounce, Hold, OutgoingMail, Wording
from kurzdraht.mailing.registry import TEMPLATES, MailTemplate, Words, editable_templates

STUCK = timedelta(minutes=10)
"""Longer than one mail can take with `EMAIL_TIMEOUT`: its worker is dead."""
TROUBLE_SHOWN = timedelta(days=14)
_HEAVY = ("mail__text", "mail__html", "mail__secrets", "mail__calendar")


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
    """What should have left already; what is paused on purpose does not count."""
    due = OutgoingMail.objects.filter(state=MailState.QUEUED, due_at__lte=now)
    return due.exclude(kind__in=Hold.objects.values("kind"))


def mails_of_person(key: UUID | None, emails: Iterable[str]) -> QuerySet[OutgoingMail]:
    """All that went to this person, known by key or by one of these addresses."""
    known = Q(recipient_email__in=[email.strip().lower() for email in emails])
    return outbox().filter(known | Q(recipient_key=key) if key else known)


def open_bounces() -> QuerySet[Bounce]:
    """Came back for good, and nobody has seen to it yet; the newest first."""
    rows = Bounce.objects.filter(handled_at__isnull=True, is_permanent=True)
    return rows.select_related("mail").defer(*_HEAVY).order_by("-came_at", "-pk")


def holds() -> QuerySet[Hold]:
    return Hold.objects.order_by("kind")


@dataclass(frozen=True)
class Sending:
    """What the desk must know about sending: whether it is off altogether, and which kinds are paused."""

    is_off: bool
    holds: list[Hold]


def sending() -> Sending:
    """Two queries and the look at one small file."""
    return Sending(is_off=is_copy(), holds=list(holds()))


@dataclass(frozen=True)
class Trouble:
    """Mails of the last days that somebody should look at."""

    failed: int
    bounced: int
    repeated: int
    stuck: int


def trouble(now: datetime) -> Trouble:
    """One query. `repeated` may have arrived twice; `stuck` hang in the hands of a dead worker until they are swept."""
    recent = Q(queued_at__gte=now - TROUBLE_SHOWN)
    counted = OutgoingMail.objects.aggregate(
        failed=Count("pk", filter=recent & Q(state=MailState.FAILED)),
        bounced=Count("pk", filter=recent & Q(state=MailState.BOUNCED)),
        repeated=Count("pk", filter=recent & Q(is_repeat=True, state=MailState.SENT)),
        stuck=Count("pk", filter=Q(state=MailState.SENDING, claimed_at__lt=now - STUCK)),
    )
    return Trouble(**counted)


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


@dataclass(frozen=True)
class Worded:
    """A mail that can be worded, with the languages in which the network did so."""

    template: MailTemplate
    own: list[Wording]
    unfit: list[Wording]


def worded_templates() -> list[Worded]:
    """One query."""
    rows: dict[str, list[Wording]] = {}
    for row in Wording.objects.order_by("language"):
        rows.setdefault(row.template, []).append(row)
    return [
        Worded(template, rows.get(template.name, []), [row for row in rows.get(template.name, []) if is_unfit(row)])
        for template in editable_templates()
    ]


def unfit_wordings() -> list[Wording]:
    """Stored words that are not sent any more, because a placeholder is gone: ours go out in their place."""
    return [row for row in Wording.objects.order_by("template", "language") if is_unfit(row)]


def is_unfit(row: Wording) -> bool:
    template = TEMPLATES.get(row.template)
    return template is not None and template.fault_in(Words(row.subject, row.body)) is not None
