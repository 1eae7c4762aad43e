"""From a row of the outbox to the message that leaves: the only place where secrets are put in."""

import binascii
from email.charset import QP, Charset
from email.header import Header
from email.message import Message
from email.utils import formataddr, parseaddr
from html import escape
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils.encoding import punycode

from kurzdraht.mailing.marks import reveal
from kurzdraht.mailing.models import OutgoingMail
from kurzdraht.mailing.services.outbox import mail_host
from kurzdraht.mailing.services.return_path import return_path

_CALENDAR_NAME = "termin.ics"


class _QuickCharset(Charset):
    """UTF-8 as quoted-printable, written in C: the library's own Python takes longer than handing the mail over."""

    def __init__(self) -> None:
        super().__init__("utf-8")
        self.body_encoding = QP

    def body_encode(self, string: Any) -> Any:
        raw = string.encode("utf-8") if isinstance(string, str) else string
        return binascii.b2a_qp(raw, istext=True).decode("ascii")


UTF8 = _QuickCharset()


class Letter(EmailMultiAlternatives):
    """Put together once, however often it is asked for: first to see whether it can be, then to be sent."""

    encoding: Any = UTF8
    metadata: dict[str, str]
    _made: Message | None = None

    def message(self, *, policy: Any = None) -> Any:
        if self._made is None:
            self._made = super().message()
        return self._made


def build_message(mail: OutgoingMail) -> Letter:
    """Text, HTML and calendar as alternatives (Outlook and Apple act on it), the calendar as a file too (all others).

    The file is called application/ics, so that programs that know both do not show the date twice. A line break in a
    header raises `BadHeaderError` before anything is sent. What cannot be delivered comes back to the return path,
    answers go to the sender.
    """
    message = Letter(
        subject=mail.subject,
        body=reveal(mail.text, mail.secrets),
        from_email=return_path(mail.key) or settings.DEFAULT_FROM_EMAIL,
        to=[_recipient(mail)],
        reply_to=[mail.reply_to or parseaddr(settings.DEFAULT_FROM_EMAIL)[1]],
        headers=_headers(mail),
    )
    message.metadata = {"mail": str(mail.key)}  # for providers: it comes back with their reports
    if mail.html:
        secrets = {name: escape(value) for name, value in mail.secrets.items()}
        message.attach_alternative(reveal(mail.html, secrets), "text/html")
    if mail.calendar:
        calendar = reveal(mail.calendar, mail.secrets)
        message.attach_alternative(calendar, f"text/calendar; method={mail.calendar_method or 'PUBLISH'}")
        message.attach(_CALENDAR_NAME, calendar.encode(), "application/ics")
    return message


def _recipient(mail: OutgoingMail) -> str:
    """An umlaut in the domain as mail servers write it; a name that looks like an encoded word is shown as typed."""
    box, _at, domain = mail.recipient_email.rpartition("@")
    name = mail.recipient_name
    if "=?" in name:
        name = Header(name, "utf-8").encode(maxlinelen=0)
    return formataddr((name, f"{box}@{punycode(domain)}"))


def _headers(mail: OutgoingMail) -> dict[str, str]:
    name = parseaddr(settings.DEFAULT_FROM_EMAIL)[0]
    return {
        "From": settings.DEFAULT_FROM_EMAIL,
        "Message-ID": mail.message_id,
        "Auto-Submitted": "auto-generated",
        "List-Id": f"{Header(name, 'utf-8').encode() if not name.isascii() else name} <{mail.kind}.{mail_host()}>",
        "Content-Language": mail.language,
    }
