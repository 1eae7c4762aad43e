"""Writing into the outbox (`queue_mail`), steering it (hold, recall, resend), and what came back."""

from kurzdraht.mailing.errors import HeaderRefused
from kurzdraht.mailing.services.adoption import adopt_database
from kurzdraht.mailing.services.bounces import handle_bounce
from kurzdraht.mailing.services.holds import hold_sending, resume_sending
from kurzdraht.mailing.services.outbox import About, Recipient, queue_mail
from kurzdraht.mailing.services.recall import Recalled, recall_mail, recall_mails, recall_refusal
from kurzdraht.mailing.services.resend import resend_mail, resend_refusal
from kurzdraht.mailing.services.retention import forget_before

__all__ = [
    "About",
    "HeaderRefused",
    "Recalled",
    "Recipient",
    "adopt_database",
    "forget_before",
    "handle_bounce",
    "hold_sending",
    "queue_mail",
    "recall_mail",
    "recall_mails",
    "recall_refusal",
    "resend_mail",
    "resend_refusal",
    "resume_sending",
]
