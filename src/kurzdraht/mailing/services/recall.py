"""Calling mails back that have not left yet."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from kurzdraht.audit.services import Actor, record
from kurzdraht.core.errors import Refused
from kurzdraht.mailing.enums import MailKind, MailState
from kurzdraht.mailing.errors import AccessIsNeverHeld, NothingToRecall, TooLateToRecall
from kurzdraht.mailing.models import OutgoingMail
from kurzdraht.mailing.services.outbox import About

GONE = (MailState.SENDING, MailState.SENT, MailState.BOUNCED)


@dataclass(frozen=True)
class Recalled:
    """How many were called back, and how many had left already."""

    recalled: int
    too_late: int


def recall_mail(mail: OutgoingMail, *, by: Actor, now: datetime) -> None:
    """Only while it waits. The worker takes a row by the same comparison, so one of the two gets it, never both."""
    with transaction.atomic():
        if not _take_back(OutgoingMail.objects.filter(pk=mail.pk)):
            mail.refresh_from_db(fields=("state",))
            raise recall_refusal(mail) or NothingToRecall()
        mail.refresh_from_db(fields=("state", "secrets"))
        record("mail_recalled", kind="mail", key=mail.key, label=mail.subject, by=by, at=now)


def recall_refusal(mail: OutgoingMail) -> Refused | None:
    """Why it cannot be called back, as things stood when it was read."""
    if mail.kind == MailKind.ACCESS:
        return AccessIsNeverHeld()
    if mail.state == MailState.QUEUED:
        return None
    return TooLateToRecall() if mail.state in GONE else NothingToRecall()


def recall_mails(about: About, *, occasion: str = "", by: Actor, now: datetime) -> Recalled:
    """All that wait about one record, or those of them whose occasion begins like this ("event_cancelled:").

    Nothing is refused: the answer says how many had left already.
    """
    rows = OutgoingMail.objects.filter(subject_kind=about.kind, subject_key=about.key, occasion__startswith=occasion)
    with transaction.atomic():
        recalled = _take_back(rows)
        label = rows.filter(state=MailState.RECALLED).order_by("-pk").values_list("subject", flat=True).first()
        if recalled:
            changes = {"mails": [recalled, 0]}
            record("mails_recalled", kind=about.kind, key=about.key, label=label or "", by=by, at=now, changes=changes)
    return Recalled(recalled, rows.filter(state__in=GONE).exclude(kind=MailKind.ACCESS).count())


def _take_back(rows: QuerySet[OutgoingMail]) -> int:
    """Codes and links go with it: a mail that was called back is never sent."""
    waiting = rows.filter(state=MailState.QUEUED).exclude(kind=MailKind.ACCESS)
    return waiting.update(state=MailState.RECALLED, secrets={})
