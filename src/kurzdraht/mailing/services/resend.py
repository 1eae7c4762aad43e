"""Sending a mail once more, as a mail of its own."""

import uuid
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from kurzdraht.audit.services import Actor, record
from kurzdraht.core.errors import Refused
from kurzdraht.mailing.enums import MailKind, MailState
from kurzdraht.mailing.errors import AccessIsNeverResent, AddressMissing, HeaderRefused, LinksAreGone, StillWaiting
from kurzdraht.mailing.marks import names_in
from kurzdraht.mailing.models import OutgoingMail
from kurzdraht.mailing.services.outbox import message_id, patience_of
from kurzdraht.mailing.signals import secrets_wanted

_OCCASION_LENGTH = 105
WAITING = (MailState.QUEUED, MailState.SENDING)


def resend_mail(mail: OutgoingMail, *, by: Actor, now: datetime, to_email: str | None = None) -> OutgoingMail:
    """A new row with the same words and a Message-ID of its own, to the same address or to another.

    The links in it are given anew by whoever wrote the mail (`secrets_wanted`); where nobody answers, it is refused.
    Pressed twice it goes once: while a copy for the same address waits, there is no second.
    """
    with transaction.atomic():
        mail = OutgoingMail.objects.select_for_update().get(pk=mail.pk)
        refusal = resend_refusal(mail)
        if refusal is not None:
            raise refusal
        email = _address(to_email if to_email is not None else mail.recipient_email)
        if mail.resends.filter(recipient_email=email, state__in=WAITING).exists():
            raise StillWaiting
        again = _copy(mail, email=email, secrets=_secrets(mail, now=now), now=now)
        again.save(force_insert=True)
        changes = {"email": [mail.recipient_email, email]} if email != mail.recipient_email else {}
        record("mail_resent", kind="mail", key=mail.key, label=mail.subject, by=by, at=now, changes=changes)
    return again


def resend_refusal(mail: OutgoingMail) -> Refused | None:
    """Why it cannot go out once more, as far as the row tells."""
    if mail.kind == MailKind.ACCESS:
        return AccessIsNeverResent()
    return StillWaiting() if mail.state in WAITING else None


def _address(email: str) -> str:
    if "\n" in email or "\r" in email:
        raise HeaderRefused
    email = email.strip().lower()
    try:
        validate_email(email)
    except ValidationError as error:
        raise AddressMissing from error
    return email


def _secrets(mail: OutgoingMail, *, now: datetime) -> dict[str, str]:
    wanted = names_in(mail.text, mail.html, mail.calendar)
    if not wanted:
        return {}
    answers: list[Any] = [answer for _receiver, answer in secrets_wanted.send(OutgoingMail, mail=mail, now=now)]
    for answer in answers:
        if answer and wanted <= set(answer):
            return {name: answer[name] for name in wanted}
    raise LinksAreGone


def _copy(mail: OutgoingMail, *, email: str, secrets: dict[str, str], now: datetime) -> OutgoingMail:
    """Its occasion counts on from the first mail's, so that one mail may be sent again any number of times."""
    first = mail
    while first.resend_of is not None:
        first = first.resend_of
    key = uuid.uuid4()
    kept = (
        "kind",
        "recipient_key",
        "recipient_name",
        "reply_to",
        "language",
        "subject",
        "text",
        "html",
        "calendar",
        "calendar_method",
        "subject_kind",
        "subject_key",
    )
    return OutgoingMail(
        **{name: getattr(mail, name) for name in kept},
        key=key,
        occasion=f"{first.occasion[:_OCCASION_LENGTH]}:{key.hex[:8]}",
        recipient_email=email,
        secrets=secrets,
        message_id=message_id(key),
        queued_at=now,
        due_at=now + patience_of(MailKind(mail.kind)),
        resend_of=mail,
    )
