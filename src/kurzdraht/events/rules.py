"""Who may. Whether it is possible now (open, not begun, not called off) the services answer."""

import rules
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from kurzdraht.accounts.models import User
from kurzdraht.events.enums import Audience
from kurzdraht.events.models import Event, EventSeries, Registration
from kurzdraht.events.queries.audience import Claim, admitted, consortia_of
from kurzdraht.network.rules import is_member, is_office, roles_today

BY_ADDRESS = (Audience.CIRCLE, Audience.INVITATION)


@rules.predicate
def belongs_to_audience(user: User | AnonymousUser, event: Event | None) -> bool:
    """Nobody in particular may try where a list of addresses decides: the service looks it up, only the mail tells."""
    if event is None:
        return False
    person = roles_today(user).person
    if person is None:
        return event.audience in BY_ADDRESS or bool(admitted(event, [Claim()], now=timezone.now()))
    return bool(admitted(event, [Claim(person.pk, person.email.lower())], now=timezone.now()))


@rules.predicate
def advises_the_event(user: User | AnonymousUser, event: Event | None) -> bool:
    advised = roles_today(user).advised_consortia
    return bool(advised) and (event is None or bool(advised & consortia_of(event)))


@rules.predicate
def advises_the_series(user: User | AnonymousUser, series: EventSeries | None) -> bool:
    advised = roles_today(user).advised_consortia
    return bool(advised) and (series is None or series.consortium_id in advised)


@rules.predicate
def advises_the_registration(user: User | AnonymousUser, registration: Registration | None) -> bool:
    return bool(advises_the_event(user, registration.event if registration else None))


rules.add_perm("events.register", belongs_to_audience)
rules.add_perm("events.register_colleagues", is_member)
rules.add_perm("events.manage_participants", is_office | advises_the_event)
rules.add_perm("events.plan", is_office | advises_the_event)
rules.add_perm("events.plan_series", is_office | advises_the_series)
rules.add_perm("events.manage_registration", is_office | advises_the_registration)
rules.add_perm("events.manage_formats", is_office)
