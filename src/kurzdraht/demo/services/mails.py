"""The demo's outbox: what registering, waiting and a message wrote, and three mails that did not arrive.

Written by the services that write them in earnest, some days ago. Nothing leaves: what was written counts as sent.
"""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import F

from kurzdraht.demo.people import ROLES
from kurzdraht.events.enums import Attendance, RegistrationState
from kurzdraht.events.models import Event, Message
from kurzdraht.events.queries.messages import Group
from kurzdraht.events.services import applicant_of, register_for_event
from kurzdraht.events.services.messages import send_message
from kurzdraht.mailing.enums import BounceSource, MailState
from kurzdraht.mailing.models import Bounce, OutgoingMail
from kurzdraht.mailing.registry import Words
from kurzdraht.mailing.services.bounces import Report, note_bounce
from kurzdraht.network.enums import MandateKind
from kurzdraht.network.models import Person

# at which event, which way, how many more
_REGISTERED = (
    ("netzwerktreffen-hitze", Attendance.ONLINE, 14),
    ("kollegialer-besuch", Attendance.ONSITE, 5),
    ("wohnen-im-denkmal", Attendance.ONSITE, 1),
)
_WRITTEN_TO = "leerstand-im-erdgeschoss"
_MESSAGE = Words(
    "Ihre Frage für {datum}",
    "Guten Tag {name},\n\nwelche Frage zum Leerstand bringen Sie mit? Antworten Sie in einem Satz auf diese Mail: "
    "Die ersten fünf Fragen stellen wir an den Anfang.",
)
_MESSAGE_KEY = UUID("2f4c9d1e-6f5b-4a56-9a37-0d1d5c0a4b19")
_ON_ITS_WAY = timedelta(minutes=1)
_MOST_ATTEMPTS = 7


def load_mails(*, office: Person, now: datetime) -> None:
    """Some dozens, however large the demo is."""
    members = _members()
    hours = 8
    for slug, way, number in _REGISTERED:
        event = Event.objects.get(slug=slug)
        known = set(event.registrations.values_list("person", flat=True))
        for person in [one for one in members if one.pk not in known][:number]:
            written_at = now - timedelta(hours=hours)
            register_for_event(event, applicant_of(person, now=written_at), attendance=way, by=person, now=written_at)
            hours += 11
    _write_to_all(office, now=now - timedelta(days=2))
    OutgoingMail.objects.update(
        state=MailState.SENT, sent_at=F("queued_at") + _ON_ITS_WAY, claimed_at=F("queued_at") + _ON_ITS_WAY, attempts=1
    )
    _load_trouble(now=now)


def _members() -> list[Person]:
    """In the order of loading, none of those whom one may be in the demo."""
    rows = Person.objects.filter(mandates__kind=MandateKind.MEMBER, mandates__until_date=None, language="de")
    rows = rows.exclude(email__in=[role.email for role in ROLES]).select_related("organisation")
    return list(rows.distinct().order_by("pk")[:60])


def _write_to_all(office: Person, *, now: datetime) -> None:
    event = Event.objects.get(slug=_WRITTEN_TO)
    group = Group((RegistrationState.CONFIRMED,))
    send_message(event, _MESSAGE, group, key=_MESSAGE_KEY, by=office, now=now)


def _load_trouble(*, now: datetime) -> None:
    """One address that is no more, one mail given up, one that the other server wants to see again later."""
    refused, given_up, waiting = OutgoingMail.objects.filter(calendar_method="REQUEST").order_by("-queued_at")[:3]
    words = "550 5.1.1 Recipient address rejected: User unknown"
    report = Report("demo", status="5.1.1", words=words)
    note_bounce(refused, report, source=BounceSource.SMTP, now=refused.queued_at + 2 * _ON_ITS_WAY)
    _mark(
        given_up,
        state=MailState.FAILED,
        sent_at=None,
        attempts=_MOST_ATTEMPTS,
        last_error="421 4.3.2 System not accepting network messages",
    )
    _mark(
        waiting,
        state=MailState.QUEUED,
        sent_at=None,
        attempts=_MOST_ATTEMPTS - 1,
        due_at=now + timedelta(hours=12),
        last_error="451 4.7.1 Greylisting in action, please come back later",
    )


def move_mails(by: timedelta) -> None:
    """With the calendar. Their words stay: they name the days of which they spoke."""
    moments = {name: F(name) + by for name in ("queued_at", "due_at", "claimed_at", "sent_at")}
    OutgoingMail.objects.update(**moments)
    Bounce.objects.update(came_at=F("came_at") + by)
    Message.objects.update(sent_at=F("sent_at") + by)


def _mark(mail: OutgoingMail, **values: Any) -> None:
    OutgoingMail.objects.filter(pk=mail.pk).update(**values)
