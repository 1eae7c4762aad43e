"""Reports of barriers: the feedback mechanism of BGG NRW § 10b."""

import uuid
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from kurzdraht.mailing.models import OutgoingMail
from kurzdraht.network.queries import the_network
from kurzdraht.website import mails

ANSWER_SOON = timedelta(weeks=2)
ANSWER_AT_LATEST = timedelta(weeks=6)


def answer_dates(reported_date: date) -> tuple[date, date]:
    """Until when an answer should come, and until when it must (BITVNRW § 5)."""
    return reported_date + ANSWER_SOON, reported_date + ANSWER_AT_LATEST


@transaction.atomic
def report_barrier(description: str, *, page: str, email: str, now: datetime) -> OutgoingMail | None:
    """Put the report into the outbox, to the office. Nothing else is stored: the mail is the record."""
    soon, latest = answer_dates(timezone.localdate(now))
    return mails.send_barrier_report(
        the_network(),
        occasion=f"barrier-report:{uuid.uuid4()}",
        description=description,
        page=page,
        email=email,
        soon=soon,
        latest=latest,
        now=now,
    )
