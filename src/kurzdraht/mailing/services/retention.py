"""The end of a mail, and of what came back."""

from datetime import datetime

from django.db.models.functions import Coalesce

from kurzdraht.mailing.enums import MailState
from kurzdraht.mailing.models import Bounce, OutgoingMail


def forget_before(moment: datetime) -> int:
    """Delete mails that were done with before that moment, and bounces; what still waits stays. Returns how many."""
    done = OutgoingMail.objects.exclude(state__in=(MailState.QUEUED, MailState.SENDING))
    bounces = Bounce.objects.filter(came_at__lt=moment).delete()[0]
    return bounces + done.annotate(ended_at=Coalesce("sent_at", "queued_at")).filter(ended_at__lt=moment).delete()[0]
