"""What a provider reports about mails that it has taken over."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from django.db.models import Q

from kurzdraht.mailing.enums import BounceSource
from kurzdraht.mailing.models import OutgoingMail
from kurzdraht.mailing.services.bounces import Report, note_bounce

LOST = {"bounced", "rejected", "failed"}
PASSING = {"deferred"}


def note_provider_report(event: Any, *, provider: str) -> bool:
    """Take one normalised event of django-anymail; True when it was news about a mail of ours."""
    if event.event_type not in LOST | PASSING:
        return False
    mail = _mail_of(event)
    if mail is None:
        return False
    words = str(event.mta_response or event.description or "")
    name = event.event_id or f"{mail.key}:{event.event_type}:{event.timestamp}"
    report = Report(reference=f"{provider.lower()}:{name}", words=words, is_permanent=event.event_type in LOST)
    return note_bounce(mail, report, source=BounceSource.PROVIDER, now=event.timestamp) is not None


def _mail_of(event: Any) -> OutgoingMail | None:
    """By the key that we gave along, else by the Message-ID; the address must fit, for a provider serves many."""
    known = Q(message_id=str(event.message_id or ""))
    with suppress(ValueError):
        known |= Q(key=UUID(str((event.metadata or {}).get("mail", ""))))
    mail = OutgoingMail.objects.filter(known).first()
    recipient = str(event.recipient or "").lower()
    return mail if mail and recipient in {"", mail.recipient_email} else None
