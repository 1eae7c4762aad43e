"""From a row of the outbox to the message that leaves: the only place where secrets are put in."""

from email.header import Header
from email.utils import formataddr, parseaddr
from html import escape

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils.encoding import punycode

from kurzdraht.mailing.marks import reveal
from kurzdraht.mailing.models import OutgoingMail
from kurzdraht.mailing.services.outbox import mail_host

_CALENDAR_NAME = "termin.ics"


def build_message(mail: OutgoingMail) -> EmailMultiAlternatives:
    """Text, HTML and calendar as alternatives (Outlook and Apple act on it), the calendar as a file too (all others).

    The file is called application/ics, so that programs that know both do not show the date twice. A line break in a
    header raises `BadHeaderError` before anything is sent.
    """
    message = EmailMultiAlternatives(
        subject=mail.subject,
        body=reveal(mail.text, mail.secrets),
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[_recipient(mail)],
        reply_to=[mail.reply_to or parseaddr(settings.DEFAULT_FROM_EMAIL)[1]],
        headers=_headers(mail),
    )
    message.attach_alternative(
        reveal(mail.html, {name: escape(value) for name, value in mail.secrets.items()}), "text/html"
    )
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
        "Message-ID": mail.message_id,
        "Auto-Submitted": "auto-generated",
        "List-Id": f"{Header(name, 'utf-8').encode() if not name.isascii() else name} <{mail.kind}.{mail_host()}>",
        "Content-Language": mail.language,
    }
