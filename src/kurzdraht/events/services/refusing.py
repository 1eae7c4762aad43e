"""Whether registering is possible now. What depends on the address alone comes last, so that it tells nobody apart."""

from datetime import datetime

from kurzdraht.events.enums import EventState
from kurzdraht.events.errors import Closed, HasBegun, MembersFirst, NotForYou, NotOpenYet, NotTakingPlace, WayNotOffered
from kurzdraht.events.models import Event
from kurzdraht.events.queries.audience import Claim, admitted, is_members_first
from kurzdraht.events.queries.contact import contact_of
from kurzdraht.events.queries.moments import moment_in_words
from kurzdraht.events.services.counting import limits_of, times_of


def refuse_time(event: Event, *, now: datetime) -> None:
    """No registration for an event that is called off, has begun, is closed or not open yet."""
    refuse_not_held(event)
    refuse_begun(event, now=now)
    if now >= times_of(event).last_moment:
        raise Closed(contact=contact_of(event))
    if event.opens_at is not None and now < event.opens_at:
        raise NotOpenYet(day=moment_in_words(event.opens_at))


def refuse_not_held(event: Event) -> None:
    if event.state != EventState.PUBLISHED:
        raise NotTakingPlace


def refuse_begun(event: Event, *, now: datetime) -> None:
    if now >= event.starts_at:
        raise HasBegun(contact=contact_of(event))


def refuse_way(event: Event, attendance: str) -> None:
    if attendance not in limits_of(event).places:
        raise WayNotOffered


def refuse_outsiders(event: Event, claims: set[Claim], *, now: datetime) -> None:
    """Unless the event is for all of them, now."""
    if admitted(event, claims, now=now) == claims:
        return
    if event.members_first_until_at is not None and is_members_first(event, now=now):
        raise MembersFirst(day=moment_in_words(event.members_first_until_at))
    raise NotForYou(event.audience, contact=contact_of(event))
