"""Django's door for mails of libraries (Wagtail's workflows, reports of errors): they go into the outbox like ours."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from kurzdraht.mailing.services.foreign import queue_foreign


class OutboxBackend(BaseEmailBackend):
    """Whatever calls `send_mail` writes rows; only the relay of the outbox talks to a mail server."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        now = timezone.now()
        return sum(bool(queue_foreign(message, now=now)) for message in email_messages)
