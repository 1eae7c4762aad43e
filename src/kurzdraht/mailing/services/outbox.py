"""Writing into the outbox."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import IntegrityError, transaction

from kurzdraht.mailing.enums import MailKind
from kurzdraht.mailing.errors import HeaderRefused
from kurzdraht.mailing.marks import marks_for
from kurzdraht.mailing.models import OutgoingMail
from kurzdraht.mailing.services.rendering import Letter, render
from kurzdraht.mailing.signals import access_mail_queued

_LONG = 12


@dataclass(frozen=True)
class Recipient:
    """To whom: address, name as greeted, language of the mail, and the key of the person where there is one."""

    email: str
    name: str = ""
    language: str = "de"
    key: uuid.UUID | None = None


@dataclass(frozen=True)
class About:
    """The record a mail belongs to, so that the office finds its mails: kind and key."""

    kind: str
    key: uuid.UUID


def queue_mail(
    template: str,
    *,
    kind: MailKind,
    occasion: str,
    to: Recipient,
    context: Mapping[str, Any],
    secrets: Mapping[str, str],
    now: datetime,
    about: About | None = None,
    calendar: str = "",
    calendar_method: str = "",
    due_at: datetime | None = None,
    reply_to: str = "",
) -> OutgoingMail | None:
    """Put one mail into the outbox, in the caller's transaction; None when this occasion has been written already.

    `template` names `X.txt` and `X.mjml` (`"events/mails/confirmation"`); its subject stands in `X.subject.txt`, or
    with its prose in `mailing.registry`. `secrets` are codes and
    personal links: the templates receive a mark in their place ({{ manage_link }} prints ⟦manage_link⟧; no filter may
    touch it), the row keeps the values apart until the mail is delivered. A secret must not stand in the context.
    `reply_to` is an address; without it answers go to the sender of all mails. Without `due_at` a mail leaves after the
    moment in which it can be called back; one about access at once.
    """
    email = to.email.strip().lower()
    for line in (email, to.name, reply_to):
        if "\n" in line or "\r" in line:
            raise HeaderRefused
    if OutgoingMail.objects.filter(occasion=occasion, recipient_email=email).exists():
        return None
    values = {**context, "recipient": to, "kind": kind.value, **marks_for(secrets)}
    letter = render(template, values, language=to.language)
    _refuse_leaks(letter, secrets)
    key = uuid.uuid4()
    mail = OutgoingMail(
        key=key,
        kind=kind,
        occasion=occasion,
        recipient_key=to.key,
        recipient_name=to.name[:200],
        recipient_email=email,
        reply_to=reply_to,
        language=to.language,
        subject=letter.subject,
        text=letter.text,
        html=letter.html,
        secrets=dict(secrets),
        calendar=calendar,
        calendar_method=calendar_method,
        subject_kind=about.kind if about else "",
        subject_key=about.key if about else None,
        message_id=message_id(key),
        queued_at=now,
        due_at=due_at or now + patience_of(kind),
    )
    try:
        with transaction.atomic():
            mail.save(force_insert=True)
    except IntegrityError:
        if OutgoingMail.objects.filter(occasion=occasion, recipient_email=email).exists():
            return None
        raise
    if kind == MailKind.ACCESS:
        access_mail_queued.send(OutgoingMail, mail=mail)
    return mail


def patience_of(kind: MailKind) -> timedelta:
    """How long a mail waits for somebody to change their mind."""
    return timedelta(seconds=0 if kind == MailKind.ACCESS else settings.MAIL_RECALL_SECONDS)


def message_id(key: uuid.UUID) -> str:
    """The mail's name for all time: a second delivery of the same row is recognised by it."""
    return f"<{key}@{mail_host()}>"


def mail_host() -> str:
    """The host of BASE_URL, as it stands in Message-ID and List-Id."""
    return urlsplit(settings.BASE_URL).hostname or "localhost"


def _refuse_leaks(letter: Letter, secrets: Mapping[str, str]) -> None:
    """A mistake of ours, not of the user: a personal link would be readable in the outbox.

    Short codes are not looked for: six digits may stand in a mail by chance, as a colour for instance.
    """
    for name, value in secrets.items():
        if len(value) >= _LONG and any(value in part for part in (letter.subject, letter.text, letter.html)):
            msg = f"The secret {name!r} stands in the mail itself: pass it through `secrets` only."
            raise ValueError(msg)
    if "⟦" in letter.subject:
        msg = "A subject is shown everywhere and may hold no secret."
        raise ValueError(msg)
