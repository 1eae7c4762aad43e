"""What one person has at an event, and how far it is to a place."""

from datetime import datetime, timedelta

from django.db.models import Q

from kurzdraht.events.enums import OfferState, RegistrationState
from kurzdraht.events.models import Event, Offer, Registration
from kurzdraht.network.models import Person


def place_in_line(registration: Registration) -> int:
    """1 for the first of those who wait for the same way to take part."""
    ahead = Q(queued_at__lt=registration.queued_at) | Q(queued_at=registration.queued_at, pk__lt=registration.pk)
    line = Registration.objects.filter(
        event=registration.event_id, attendance=registration.attendance, state=RegistrationState.WAITING
    )
    return line.filter(ahead).count() + 1


def open_offer(registration: Registration) -> Offer | None:
    """The offer that waits for an answer, run out or not."""
    return Offer.objects.filter(registration=registration, state=OfferState.OPEN).first()


def registration_of(event: Event, person: Person) -> Registration | None:
    """What this person, or whoever registered their address, has there now; nothing once it is cancelled."""
    own = Registration.objects.of(person).standing().filter(event=event)
    found: Registration | None = own.select_related("event__format", "event__consortium").first()
    return found


def registrations_within_an_hour(email: str, *, now: datetime) -> int:
    """How many were made for this address, at whatever event."""
    return Registration.objects.filter(email=email, queued_at__gt=now - timedelta(hours=1)).count()


def registered_colleagues(event: Event, person: Person) -> list[Registration]:
    """Whom this person registered beside themselves, without those who cancelled."""
    made = Registration.objects.filter(event=event, registered_by=person).standing()
    return list(made.exclude(person=person).order_by("name", "pk"))
