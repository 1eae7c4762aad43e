"""Sending from the outbox: claim, send, mark. The loop, and the clock, belong to the caller."""

import logging
import re
import uuid
from collections import deque
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import TracebackType
from typing import Any, Self

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.models import Case, IntegerField, Value, When

from kurzdraht.core.queries import is_copy
from kurzdraht.mailing.enums import BounceSource, MailKind, MailState
from kurzdraht.mailing.models import Hold, OutgoingMail
from kurzdraht.mailing.queries import STUCK
from kurzdraht.mailing.services.bounces import Report, note_bounce
from kurzdraht.mailing.services.relay import Outcome, Relay

log = logging.getLogger(__name__)
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720))
"""One more attempt after each: a mail is given up after 17 hours."""
NO_ANSWER = "no answer from the mail server: it may have been delivered"
_ERROR_LENGTH = 300
_ATTEMPTS = 3
_AHEAD = 50
_LOOK = timedelta(seconds=2)
_OFF = 0  # as the tests have it
_MINUTE = timedelta(minutes=1)
_REFUSAL = re.compile(r"5\d\d[ -](?:(5\.\d{1,3}\.\d{1,3})\b)?")
_ADDRESS = re.compile(r"[^\s<>@]{1,64}@[^\s<>@]{1,255}")
_CLAIM = """
UPDATE mailing_outgoingmail SET state = 'sending', claimed_at = %s, claimed_by = %s, attempts = attempts + 1
WHERE id = %s AND state = 'queued' AND due_at = %s
AND NOT EXISTS (SELECT 1 FROM mailing_hold WHERE mailing_hold.kind = mailing_outgoingmail.kind)
"""
_SENT = """
UPDATE mailing_outgoingmail SET state = 'sent', sent_at = %s, last_error = '', secrets = '{}'
WHERE id = %s AND state = 'sending' AND claimed_by = %s
"""
"""The two statements of a mail that goes well, in plain SQL: Django takes longer to write them than to run them."""


@dataclass(frozen=True)
class Attempt:
    """One mail that was handed over, and what the server said."""

    mail: OutgoingMail
    claimed_at: datetime
    outcome: Outcome
    words: str


class Delivery:
    """One way through the outbox; a context manager.

    Before each mail is handed over, one commit marks the mail before it and claims this one. So whatever kills the
    worker, one row at most is left in `sending`, about which `sweep_stuck` decides. What is due is read some rows
    ahead, without a lock: the claim compares, so a row that was called back, paused or taken by somebody else is
    passed over.
    """

    def __init__(self, relay: Relay) -> None:
        self.relay = relay
        self._ahead: deque[OutgoingMail] = deque()
        self._looked_at: datetime | None = None
        self._open: Attempt | None = None
        self._is_first = True
        self._is_lazy = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._open is not None:
            self._turn(None, self._open.claimed_at)
        self._wait_for_the_disk(is_wanted=True)

    def send_next(self, *, now: datetime) -> bool:
        """Send one due mail; False when there is none, or when this minute's rate is used up."""
        mail = self._next(now)
        while not self._turn(mail, now):
            if mail is None:
                return False
            mail = self._next(now)
        if mail is None:
            return False
        outcome, words = self.relay.send(mail)
        if outcome is not Outcome.SENT:
            told = _ADDRESS.sub("…", words)  # the log has no end of retention; the row says all
            log.warning("Mail %s, attempt %s: %s (%s)", mail.key, mail.attempts, outcome.value, told)
        self._open = Attempt(mail, mail.claimed_at or now, outcome, words)
        return True

    def _next(self, now: datetime) -> OutgoingMail | None:
        """What is known may be two seconds old: so soon a code, a pause or a restored copy is noticed."""
        is_fresh = self._looked_at is not None and timedelta() <= now - self._looked_at < _LOOK
        if not (is_fresh and self._ahead):
            in_hand = self._open.mail.pk if self._open else None
            self._ahead = deque(mail for mail in _due(now) if mail.pk != in_hand)
            self._looked_at = now
            self._is_first = True
        return self._ahead.popleft() if self._ahead else None

    def _turn(self, mail: OutgoingMail | None, now: datetime) -> bool:
        """Mark the mail in hand and claim this one, in one commit; False when there is none or somebody else has it."""
        if mail is None and self._open is None:
            return False
        for _ in range(_ATTEMPTS - 1):
            try:
                return self._commit(mail, now)
            except DatabaseError:
                log.exception("What became of a mail could not be written yet.")
                connection.close()
        return self._commit(mail, now)

    def _commit(self, mail: OutgoingMail | None, now: datetime) -> bool:
        self._wait_for_the_disk(is_wanted=self._is_first or mail is None)
        self._is_first = False
        with transaction.atomic(durable=True):
            if self._is_lazy and connection.vendor == "postgresql":
                connection.cursor().execute("SET LOCAL synchronous_commit TO off")
            is_kept = self._open is None or _mark(self._open, now)
            is_mine = mail is not None and _claim(mail, now)
        if self._open is not None and not is_kept:
            log.error("Mail %s was taken up by somebody else: it may arrive twice.", self._open.mail.key)
        self._open = None
        return is_mine

    def _wait_for_the_disk(self, *, is_wanted: bool) -> None:
        """One commit in fifty waits until all before it are on the disk; the others are left to the system.

        A killed worker loses nothing by it. Only when the power fails, the marks of the last two seconds may be
        missing, and these mails go out a second time.
        """
        if self._is_lazy is not is_wanted:
            return
        self._is_lazy = not is_wanted
        if connection.vendor == "sqlite" and not connection.in_atomic_block:
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA synchronous")
                if cursor.fetchone()[0] != _OFF:
                    cursor.execute(f"PRAGMA synchronous = {'NORMAL' if self._is_lazy else 'FULL'}")


def sweep_stuck(*, now: datetime) -> int:
    """Take up mails whose worker died in the middle; returns how many.

    Nobody knows whether such a mail left: the crash may lie between the server's "250" and our mark. It is sent once
    more, under the same Message-ID, by which mail programs recognise the double; the second time it is given up and
    shown as failed. So a mail leaves at most twice, and never twice without a row that says so (`is_repeat`).
    """
    stuck = OutgoingMail.objects.filter(state=MailState.SENDING, claimed_at__lt=now - STUCK)
    return sum(_mark(Attempt(mail, now, Outcome.UNSURE, "the worker died"), now) for mail in stuck)


def _due(now: datetime) -> list[OutgoingMail]:
    """The next rows, the urgent ones first; only these when the rate is used up, none at all in a restored copy."""
    due = OutgoingMail.objects.filter(state=MailState.QUEUED, due_at__lte=now)
    if not due.exists() or is_copy():
        return []
    free = settings.MAIL_RATE_PER_MINUTE - OutgoingMail.objects.filter(claimed_at__gt=now - _MINUTE).count()
    if free <= 0:
        due = due.filter(kind=MailKind.ACCESS)
    urgency = Case(When(kind=MailKind.ACCESS, then=Value(0)), default=Value(1), output_field=IntegerField())
    rows = due.exclude(kind__in=Hold.objects.values("kind")).order_by(urgency, "due_at", "pk")[:_AHEAD]
    return [mail for place, mail in enumerate(rows) if place < free or mail.kind == MailKind.ACCESS]


def _claim(mail: OutgoingMail, now: datetime) -> bool:
    """Compare and set: of two workers that saw the same row, one moves it to `sending`."""
    mail.claimed_at = now
    mail.claimed_by = uuid.uuid4().hex
    mail.attempts += 1
    moment = connection.ops.adapt_datetimefield_value
    return _changes_a_row(_CLAIM, [moment(now), mail.claimed_by, mail.pk, moment(mail.due_at)])


def _mark(attempt: Attempt, now: datetime) -> bool:
    """Write what became of this attempt, named by its `claimed_by`; False when the row is no longer ours."""
    mail = attempt.mail
    if attempt.outcome is Outcome.SENT and not settings.KURZDRAHT_DEMO:
        return _changes_a_row(_SENT, [connection.ops.adapt_datetimefield_value(now), mail.pk, mail.claimed_by])
    mine = OutgoingMail.objects.filter(pk=mail.pk, state=MailState.SENDING, claimed_by=mail.claimed_by)
    is_mine = bool(mine.update(**_consequence(mail, attempt.outcome, attempt.words, now)))
    refusal = _REFUSAL.match(attempt.words)
    if is_mine and refusal and attempt.outcome is Outcome.REFUSED:
        report = Report(reference=f"smtp:{mail.claimed_by}", status=refusal[1] or "", words=attempt.words)
        note_bounce(mail, report, source=BounceSource.SMTP, now=now)
    return is_mine


def _changes_a_row(statement: str, values: list[Any]) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return bool(cursor.rowcount == 1)


def _consequence(mail: OutgoingMail, outcome: Outcome, words: str, now: datetime) -> dict[str, Any]:
    error = words.replace("\n", " ")[:_ERROR_LENGTH]
    if outcome is Outcome.SENT:
        return {"state": MailState.SENT, "sent_at": now, "last_error": "", **_wiped()}
    if outcome is Outcome.REFUSED:
        return {"state": MailState.BOUNCED, "last_error": error, **_wiped()}
    if outcome is Outcome.UNSURE:
        told = f"{NO_ANSWER} ({words})".replace("\n", " ")[:_ERROR_LENGTH]
        if mail.is_repeat:
            return {"state": MailState.FAILED, "last_error": told, **_wiped()}
        return {"state": MailState.QUEUED, "due_at": now + PAUSES[0], "is_repeat": True, "last_error": told}
    if mail.attempts > len(PAUSES):
        return {"state": MailState.FAILED, "last_error": error, **_wiped()}
    return {"state": MailState.QUEUED, "due_at": now + PAUSES[mail.attempts - 1], "last_error": error}


def _wiped() -> dict[str, Any]:
    """Codes and links go as soon as the mail is done with; only the demo, where no mail leaves, keeps them readable."""
    return {} if settings.KURZDRAHT_DEMO else {"secrets": {}}
