"""Sending from the outbox: claim, send, mark. The loop, and the clock, belong to the caller."""

import logging
import uuid
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.models import Case, F, IntegerField, Q, Value, When

from kurzdraht.mailing.enums import MailKind, MailState
from kurzdraht.mailing.models import OutgoingMail
from kurzdraht.mailing.services.relay import Outcome, Relay

log = logging.getLogger(__name__)
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720))
"""One more attempt after each: a mail is given up after 17 hours."""
STUCK = timedelta(minutes=10)
"""Longer than one mail can take with `EMAIL_TIMEOUT`: its worker is dead."""
NO_ANSWER = "no answer from the mail server: it may have been delivered"
_ERROR_LENGTH = 300
_MARK_ATTEMPTS = 3


def deliver_next(relay: Relay, *, now: datetime) -> bool:
    """Send one due mail; False when there is none, or when this minute's rate is used up.

    Kind `access` goes first and does not wait for the rate. Each step is committed by itself, so a crash leaves at
    most one row in `sending`, about which `sweep_stuck` decides.
    """
    mail = _claim(now)
    if mail is None:
        return False
    outcome, words = relay.send(mail)
    if outcome is not Outcome.SENT:
        log.warning("Mail %s, attempt %s: %s (%s)", mail.key, mail.attempts, outcome.value, words)
    if not _mark(mail, outcome, words, now):
        log.error("Mail %s was taken up by somebody else while it was sent: it may arrive twice.", mail.key)
    return True


def sweep_stuck(*, now: datetime) -> int:
    """Take up mails whose worker died in the middle; returns how many.

    Nobody knows whether such a mail left: the crash may lie between the server's "250" and our mark. It is sent once
    more, under the same Message-ID, by which mail programs recognise the double; the second time it is given up and
    shown as failed. So a mail leaves at most twice, and never twice without a row that says so (`is_repeat`).
    """
    stuck = OutgoingMail.objects.filter(state=MailState.SENDING, claimed_at__lt=now - STUCK)
    return sum(_mark(mail, Outcome.UNSURE, "the worker died", now) for mail in stuck)


def _claim(now: datetime) -> OutgoingMail | None:
    """Compare and set: of two workers that saw the same row, one moves it to `sending`."""
    due = Q(state=MailState.QUEUED, due_at__lte=now)
    if not OutgoingMail.objects.filter(due).exists():
        return None
    if _is_rate_used_up(now):
        due &= Q(kind=MailKind.ACCESS)
    urgency = Case(When(kind=MailKind.ACCESS, then=Value(0)), default=Value(1), output_field=IntegerField())
    rows = OutgoingMail.objects.filter(due).order_by(urgency, "due_at", "pk")
    with transaction.atomic(durable=True):
        if connection.features.has_select_for_update_skip_locked:
            rows = rows.select_for_update(skip_locked=True)
        mail = rows.first()
        if mail is None:
            return None
        mail.claimed_by = uuid.uuid4().hex
        mail.attempts += 1
        is_mine = OutgoingMail.objects.filter(pk=mail.pk, state=MailState.QUEUED).update(
            state=MailState.SENDING, claimed_at=now, claimed_by=mail.claimed_by, attempts=F("attempts") + 1
        )
    return mail if is_mine else None


def _is_rate_used_up(now: datetime) -> bool:
    last_minute = OutgoingMail.objects.filter(claimed_at__gt=now - timedelta(minutes=1))
    return last_minute.count() >= settings.MAIL_RATE_PER_MINUTE


def _mark(mail: OutgoingMail, outcome: Outcome, words: str, now: datetime) -> bool:
    """Write what became of this attempt, named by its `claimed_by`; False when the row is no longer ours."""
    values = _consequence(mail, outcome, words, now)
    mine = OutgoingMail.objects.filter(pk=mail.pk, state=MailState.SENDING, claimed_by=mail.claimed_by)
    for _ in range(_MARK_ATTEMPTS - 1):
        try:
            return bool(mine.update(**values))
        except DatabaseError:
            log.exception("Mail %s: what became of it could not be written yet.", mail.key)
            connection.close()
    return bool(mine.update(**values))


def _consequence(mail: OutgoingMail, outcome: Outcome, words: str, now: datetime) -> dict[str, Any]:
    error = words.replace("\n", " ")[:_ERROR_LENGTH]
    if outcome is Outcome.SENT:
        return {"state": MailState.SENT, "sent_at": now, "last_error": "", **_wiped(mail)}
    if outcome is Outcome.REFUSED:
        return {"state": MailState.BOUNCED, "last_error": error, **_wiped(mail)}
    if outcome is Outcome.UNSURE:
        told = f"{NO_ANSWER} ({words})".replace("\n", " ")[:_ERROR_LENGTH]
        if mail.is_repeat:
            return {"state": MailState.FAILED, "last_error": told, **_wiped(mail)}
        return {"state": MailState.QUEUED, "due_at": now + PAUSES[0], "is_repeat": True, "last_error": told}
    if mail.attempts > len(PAUSES):
        return {"state": MailState.FAILED, "last_error": error, **_wiped(mail)}
    return {"state": MailState.QUEUED, "due_at": now + PAUSES[mail.attempts - 1], "last_error": error}


def _wiped(mail: OutgoingMail) -> dict[str, Any]:
    """Codes and links go as soon as the mail is done with; only the demo, where no mail leaves, keeps them readable."""
    return {} if settings.KURZDRAHT_DEMO else {"secrets": {}}
