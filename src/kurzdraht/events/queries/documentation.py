"""What the office starts from when it writes the record of an event."""

from dataclasses import dataclass

from kurzdraht.events.enums import RegistrationState
from kurzdraht.events.models import Event, Registration


@dataclass(frozen=True)
class Attended:
    """How many had a place, and from how many municipalities: who really came, the office knows better."""

    participants: int
    municipalities: int


def places_held(event: Event) -> Attended:
    held = Registration.objects.filter(event=event, state=RegistrationState.CONFIRMED)
    towns = held.filter(organisation__municipality__isnull=False)
    return Attended(held.count(), towns.values("organisation").distinct().count())
