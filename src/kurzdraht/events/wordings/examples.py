"""A mail as it would be written now, for the preview."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from kurzdraht.events.enums import Attendance, RegistrationState
from kurzdraht.events.mails import context_of
from kurzdraht.events.models import Event, EventFormat, Offer, Registration
from kurzdraht.events.queries.contact import contact_of
from kurzdraht.mailing.registry import Example


def example(state: RegistrationState, *, now: datetime) -> Example:
    """The newest registration in this state; any other as if it were; an invented one in an empty house."""
    rows = Registration.objects.exclude(email="").order_by("-queued_at")
    rows = rows.select_related("event__format", "event__consortium", "person", "registered_by")
    registration = rows.filter(state=state).first() or rows.first() or _invented(now)
    registration.state = state
    offer = Offer(expires_at=now + timedelta(hours=24)) if state == RegistrationState.OFFERED else None
    context = {
        **context_of(registration, contact=contact_of(registration.event), offer=offer),
        "place": 3 if state == RegistrationState.WAITING else 0,
        "has_place": state == RegistrationState.CONFIRMED,
    }
    link = f"{settings.BASE_URL}/anmeldung/beispiel/"
    return Example(context=context, secrets={"manage_link": link}, name=registration.name)


def _invented(now: datetime) -> Registration:
    starts_at = now.replace(minute=0, second=0, microsecond=0) + timedelta(days=9)
    event = Event(
        title=_("Leerstand im Erdgeschoss"),
        slug="beispiel",
        format=EventFormat(name="45-Minuten-Austausch"),
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=45),
    )
    return Registration(
        event=event, name=_("Alex Beispiel"), email="alex@example.org", attendance=Attendance.ONLINE, queued_at=now
    )
