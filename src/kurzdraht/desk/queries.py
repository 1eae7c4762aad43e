"""Today's numbers, and the outbox as a list."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from kurzdraht.events.enums import EventState, RegistrationState
from kurzdraht.events.models import Event, Registration
from kurzdraht.events.queries.planning import planned_events, with_places
from kurzdraht.mailing.enums import MailState
from kurzdraht.mailing.models import OutgoingMail
from kurzdraht.mailing.queries import outbox
from kurzdraht.network.queries import Roles

UNDELIVERED = (MailState.FAILED, MailState.BOUNCED)
SHOWN_EVENTS = 8


@dataclass(frozen=True)
class Today:
    """Counts of today and of what waits, for the events that one plans; mails only for who may read them."""

    registered: int
    waiting: int
    offered: int
    undelivered: int
    events: list[Event] = field(default_factory=list)
    drafts: list[Event] = field(default_factory=list)


def today(roles: Roles, *, may_read_outbox: bool, now: datetime) -> Today:
    """Six queries, whatever the number of events."""
    planned = planned_events(roles, is_past=False, now=now)
    numbers = planned.values("pk")
    rows = Registration.objects.filter(event__in=numbers)
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    events = list(planned.exclude(state=EventState.DRAFT)[:SHOWN_EVENTS])
    with_places(events)
    return Today(
        registered=rows.standing().filter(queued_at__gte=midnight).count(),
        waiting=rows.filter(state=RegistrationState.WAITING).count(),
        offered=rows.filter(state=RegistrationState.OFFERED).count(),
        undelivered=_undelivered(now).count() if may_read_outbox else 0,
        events=events,
        drafts=list(planned.filter(state=EventState.DRAFT)[:SHOWN_EVENTS]),
    )


def _undelivered(now: datetime) -> QuerySet[OutgoingMail]:
    return OutgoingMail.objects.filter(state__in=UNDELIVERED, queued_at__gte=now - timedelta(days=14))


def mails_for_list(*, state: str, kind: str, words: str) -> QuerySet[OutgoingMail]:
    """The outbox, narrowed by state, kind and words in subject, name or address; unknown ones narrow nothing."""
    rows = outbox()
    if state in MailState.values:
        rows = rows.filter(state=state)
    if kind:
        rows = rows.filter(kind=kind)
    for word in words.split()[:5]:
        rows = rows.filter(
            Q(subject__icontains=word) | Q(recipient_name__icontains=word) | Q(recipient_email__icontains=word)
        )
    return rows
