"""Writing into the outbox (`queue_mail`), and sending from it (`deliver_next`)."""

from kurzdraht.mailing.errors import HeaderRefused
from kurzdraht.mailing.services.outbox import About, Recipient, queue_mail
from kurzdraht.mailing.services.retention import forget_before

__all__ = ["About", "HeaderRefused", "Recipient", "forget_before", "queue_mail"]
