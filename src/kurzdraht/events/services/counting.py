"""How many places are gone. Only true under the event's lock."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, Max

from kurzdraht.events.enums import Attendance, RegistrationState
from kurzdraht.events.models import Event, Registration
from kurzdraht.events.querysets import HOLDS_PLACE
from kurzdraht.events.waiting import Limits, Seeker, Taken, Times


@dataclass
class Places:
    """Taken places, and the line: how many wait, how many think about an offer, when the last one joined."""

    taken: Taken = field(default_factory=Taken)
    waiting: int = 0
    offered: int = 0
    last_queued_at: datetime | None = None


def count_places(event: Event) -> Places:
    """One query, whatever the size of the event."""
    places = Places()
    groups = ("organisation",) if event.seats_per_organisation is not None else ()
    rows = (
        Registration.objects.filter(event=event)
        .standing()
        .values_list("state", "attendance", *groups)
        .annotate(number=Count("pk"), last=Max("queued_at"))
    )
    for state, way, *group, number, last in rows:
        if state in HOLDS_PLACE:
            places.taken.ways[way] += number
            if group and group[0] is not None:
                places.taken.groups[group[0]] += number
        places.waiting += number if state == RegistrationState.WAITING else 0
        places.offered += number if state == RegistrationState.OFFERED else 0
        places.last_queued_at = max(places.last_queued_at or last, last)
    return places


def limits_of(event: Event) -> Limits:
    places = {}
    if event.is_onsite:
        places[Attendance.ONSITE.value] = event.onsite_capacity
    if event.is_online:
        places[Attendance.ONLINE.value] = event.online_capacity
    return Limits(places=places, per_group=event.seats_per_organisation)


def seeker_of(registration: Registration, *, may_come: bool = True) -> Seeker:
    return Seeker(registration.pk, registration.attendance, registration.organisation_id, may_come)


def times_of(event: Event) -> Times:
    return Times(event.starts_at, event.closes_at, event.immediate_until_hours, event.offer_hours)
