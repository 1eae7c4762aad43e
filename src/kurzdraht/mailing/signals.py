"""Facts of the outbox."""

from django.dispatch import Signal

access_mail_queued = Signal()
