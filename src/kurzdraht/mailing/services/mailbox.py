"""The mailbox in which undeliverable mails arrive, read by IMAP."""

import imaplib
import logging
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.conf import settings

from kurzdraht.mailing.enums import BounceSource
from kurzdraht.mailing.models import OutgoingMail
from kurzdraht.mailing.services.bounces import note_bounce
from kurzdraht.mailing.services.reports import read_report

log = logging.getLogger(__name__)
_READ = 256 * 1024
"""Bytes of one message: the report stands in front of the mail that it returns."""


def fetch_bounces(*, now: datetime) -> int:
    """Note what is unread in the bounce mailbox; returns how many bounces were new.

    A message is marked as read only after its bounce is committed. A worker killed in between finds it again, and
    notes nothing twice. What is no bounce is marked as read too, and stays for people.
    """
    if not settings.BOUNCE_IMAP_HOST:
        return 0
    new = 0
    with _mailbox() as box:
        for number in _unread(box):
            raw = _message(box, number)
            new += raw is not None and _note(raw, now=now)
            _said(box.uid("STORE", number, "+FLAGS.SILENT", r"(\Seen)"))
    return new


@contextmanager
def _mailbox() -> Iterator[imaplib.IMAP4]:
    host, port, timeout = settings.BOUNCE_IMAP_HOST, settings.BOUNCE_IMAP_PORT, settings.EMAIL_TIMEOUT
    box: imaplib.IMAP4
    if settings.BOUNCE_IMAP_IS_PLAIN:
        box = imaplib.IMAP4(host, port, timeout=timeout)
    else:
        box = imaplib.IMAP4_SSL(host, port, ssl_context=ssl.create_default_context(), timeout=timeout)
    with box:
        box.login(settings.BOUNCE_IMAP_USER, settings.BOUNCE_IMAP_PASSWORD)
        _said(box.select(f'"{settings.BOUNCE_IMAP_FOLDER}"'))
        yield box


def _unread(box: imaplib.IMAP4) -> list[str]:
    (found,) = _said(box.uid("SEARCH", "UNSEEN"))
    return found.decode().split() if isinstance(found, bytes) else []


def _message(box: imaplib.IMAP4, number: str) -> bytes | None:
    """Without marking it; None when somebody has taken it away meanwhile."""
    parts = _said(box.uid("FETCH", number, f"(BODY.PEEK[]<0.{_READ}>)"))
    return next((part[1] for part in parts if isinstance(part, tuple)), None)


def _note(raw: bytes, *, now: datetime) -> bool:
    """What nobody can read, as parts nested a thousand deep, must not keep us from what came after it."""
    try:
        told = read_report(raw)
    except Exception:
        log.exception("A message in the bounce mailbox cannot be read.")
        return False
    if told is None:
        log.info("A message in the bounce mailbox is no report about a mail of ours.")
        return False
    key, report = told
    mail = OutgoingMail.objects.filter(key=key).first()
    return mail is not None and note_bounce(mail, report, source=BounceSource.MAILBOX, now=now) is not None


def _said(answer: tuple[str, list[Any]]) -> list[Any]:
    """What the server answered; a "NO" is an error, and the next round tries again."""
    kind, data = answer
    if kind != "OK":
        raise imaplib.IMAP4.error(str(data))
    return data
