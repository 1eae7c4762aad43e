"""Mails that a library has written: wording and layout are its own, the rest is as with ours."""

import uuid
from datetime import datetime
from email.utils import parseaddr

from django.core.mail import EmailMessage
from django.db import transaction
from django.utils.translation import get_language

from kurzdraht.core.text import printable
from kurzdraht.mailing.enums import MailKind
from kurzdraht.mailing.models import OutgoingMail
from kurzdraht.mailing.services.outbox import message_id, patience_of


def queue_foreign(message: EmailMessage, *, now: datetime) -> list[OutgoingMail]:
    """One row for each recipient, copies included; attachments are not carried, nobody here sends any."""
    occasion = f"foreign:{uuid.uuid4()}"
    with transaction.atomic():
        return [
            OutgoingMail.objects.create(
                key=key,
                kind=MailKind.SERVICE,
                occasion=occasion,
                recipient_name=name[:200],
                recipient_email=email.strip().lower(),
                language=(get_language() or "de")[:5],
                subject=" ".join(printable(str(message.subject)).split())[:250],
                text=printable(str(message.body)),
                html=_html_of(message),
                message_id=message_id(key),
                queued_at=now,
                due_at=now + patience_of(MailKind.SERVICE),
            )
            for key, (name, email) in ((uuid.uuid4(), parseaddr(each)) for each in dict.fromkeys(message.recipients()))
        ]


def _html_of(message: EmailMessage) -> str:
    parts = getattr(message, "alternatives", [])
    return next((printable(str(content)) for content, kind in parts if kind == "text/html"), "")
