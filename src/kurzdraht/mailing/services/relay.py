"""The way to the mail server, and what its answers mean."""

import select
import smtplib
from enum import Enum
from types import TracebackType
from typing import Any, Self

from anymail.exceptions import (
    AnymailAPIError,
    AnymailInvalidAddress,
    AnymailRecipientsRefused,
    AnymailSerializationError,
)
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMultiAlternatives, get_connection

from kurzdraht.mailing.models import OutgoingMail
from kurzdraht.mailing.services.message import build_message

_OK = 250
_PERMANENT = 500
_BAD_MAIL = {400, 413, 422}


class Outcome(Enum):
    """What became of one attempt."""

    SENT = "sent"
    REFUSED = "refused"  # for good: the recipient, or the mail itself
    LATER = "later"  # the server, our sign-in there, or the way to it; certainly not delivered
    UNSURE = "unsure"  # the line was cut while the mail was handed over


class Relay:
    """One open way to the mail server for several mails; a context manager. It opens when first needed."""

    def __init__(self) -> None:
        self._backend: Any = get_connection(settings.MAIL_RELAY_BACKEND)
        self._is_open = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._is_open = False
        self._backend.close()

    def send(self, mail: OutgoingMail) -> tuple[Outcome, str]:
        """Hand one mail over; with the outcome comes the server's sentence, never a word of the mail."""
        try:
            message = build_message(mail)
            message.message()
        except ValueError as error:
            return Outcome.REFUSED, words_of(error)
        try:
            self._open()
        except Exception as error:  # noqa: BLE001 -- whatever a backend raises here, nothing has left yet
            self.close()
            return Outcome.LATER, words_of(error)
        return self._hand_over(message)

    def _hand_over(self, message: EmailMultiAlternatives) -> tuple[Outcome, str]:
        try:
            self._backend.send_messages([message])
        except Exception as error:  # noqa: BLE001 -- an error nobody foresaw must not stop the mails behind it
            self.close()
            return judge(error), words_of(error)
        return Outcome.SENT, ""

    def _open(self) -> None:
        """A server may have closed an idle line: ask before a mail is at stake."""
        smtp = getattr(self._backend, "connection", None)
        if self._is_open and isinstance(smtp, smtplib.SMTP) and not _answers(smtp):
            self.close()
        if not self._is_open:
            self._backend.open()
            self._is_open = True


def judge(error: Exception) -> Outcome:
    """5xx about recipient or content is final; about sender or sign-in it is our own trouble, which can be mended."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        codes = [code for code, _ in error.recipients.values()]
        return Outcome.REFUSED if min(codes) >= _PERMANENT else Outcome.LATER
    if isinstance(error, smtplib.SMTPDataError):
        return Outcome.REFUSED if error.smtp_code >= _PERMANENT else Outcome.LATER
    if isinstance(error, smtplib.SMTPResponseException | smtplib.SMTPNotSupportedError):
        return Outcome.LATER
    return _judge_provider(error)


def _judge_provider(error: Exception) -> Outcome:
    """A provider takes a mail by one request: an answer says what became of it, silence does not."""
    if isinstance(error, AnymailRecipientsRefused | AnymailInvalidAddress | AnymailSerializationError):
        return Outcome.REFUSED
    if isinstance(error, AnymailAPIError) and isinstance(error.status_code, int):
        return Outcome.REFUSED if error.status_code in _BAD_MAIL else Outcome.LATER
    return Outcome.LATER if isinstance(error, ImproperlyConfigured) else Outcome.UNSURE


def words_of(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, text = next(iter(error.recipients.values()))
        return f"{code} {text.decode(errors='replace')}"
    if isinstance(error, smtplib.SMTPResponseException):
        said = error.smtp_error
        return f"{error.smtp_code} {said.decode(errors='replace') if isinstance(said, bytes) else said}"
    return f"{type(error).__name__}: {error}"


def _answers(smtp: smtplib.SMTP) -> bool:
    """A line on which nothing waits to be read is open; otherwise it has ended, or the server says that it will."""
    if smtp.sock is None:
        return False
    try:
        readable, _, _ = select.select([smtp.sock], [], [], 0)
        return not readable or smtp.noop()[0] == _OK
    except (OSError, ValueError, smtplib.SMTPException):
        return False
