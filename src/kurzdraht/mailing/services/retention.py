"""The end of a mail."""

from datetime import datetime

from django.db.models.functions import Coalesce

from kurzdraht.mailing.enums import MailState
from kurzdraht.mailing.models import OutgoingMail


def forget_before(moment: datetime) -> int:
    """Delete mails that were done with before that moment; what still waits stays. Returns how many went."""
    done = OutgoingMail.objects.exclude(state__in=(MailState.QUEUED, MailState.SENDING))
    return done.annotate(ended_at=Coalesce("sent_at", "queued_at")).filter(ended_at__lt=moment).delete()[0]
