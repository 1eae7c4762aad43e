"""What came back: noted once, kept until somebody has seen to it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kurzdraht.audit.services import Actor, record
from kurzdraht.core.text import printable
from kurzdraht.mailing.enums import BounceSource, MailState
from kurzdraht.mailing.errors import AlreadyHandled
from kurzdraht.mailing.models import Bounce, OutgoingMail
from kurzdraht.mailing.signals import mail_bounced

_WORDS_LENGTH = 300
_REFERENCE_LENGTH = 255


@dataclass(frozen=True)
class Report:
    """What a server said about one mail. `reference` names this very message, so that it counts once."""

    reference: str
    status: str = ""
    words: str = ""
    is_permanent: bool = True


def note_bounce(mail: OutgoingMail, report: Report, *, source: BounceSource, now: datetime) -> Bounce | None:
    """Note that a mail did not arrive; None when we knew, whichever way the news came.

    A mail has one recipient, so it comes back for good at most once. Then it is marked, and whoever stands above hears
    of it; a passing fault is only kept.
    """
    reference = f"mail:{mail.key}" if report.is_permanent else printable(report.reference)[:_REFERENCE_LENGTH]
    with transaction.atomic():
        bounce, is_new = Bounce.objects.get_or_create(
            reference=reference,
            defaults={
                "mail": mail,
                "email": mail.recipient_email,
                "recipient_key": mail.recipient_key,
                "source": source,
                "status": report.status[:12],
                "words": " ".join(printable(report.words).split())[:_WORDS_LENGTH],
                "is_permanent": report.is_permanent,
                "came_at": now,
            },
        )
        if not is_new:
            return None
        if report.is_permanent:
            OutgoingMail.objects.filter(pk=mail.pk, state__in=(MailState.SENT, MailState.FAILED)).update(
                state=MailState.BOUNCED, last_error=bounce.words
            )
            mail_bounced.send(Bounce, bounce=bounce)
    return bounce


def handle_bounce(bounce: Bounce, outcome: str, *, by: Actor, now: datetime) -> None:
    """Somebody has seen to it, and says how: "new address", "has left", "will come back"."""
    with transaction.atomic():
        bounce = Bounce.objects.select_for_update().get(pk=bounce.pk)
        if bounce.handled_at is not None:
            raise AlreadyHandled
        bounce.handled_at = now
        bounce.handled_by = str(by)[:200]
        bounce.outcome = outcome.strip()[:160]
        bounce.save(update_fields=("handled_at", "handled_by", "outcome"))
        changes = {"outcome": ["", bounce.outcome]}
        record("bounce_handled", kind="bounce", key=bounce.key, label=bounce.email, by=by, at=now, changes=changes)
