"""Freed places go on: at once, or as an offer when the event is near."""

from datetime import datetime

from kurzdraht.audit.services import SYSTEM
from kurzdraht.events import mails
from kurzdraht.events.enums import EventState, OfferState, RegistrationState
from kurzdraht.events.models import Event, Offer, Registration
from kurzdraht.events.queries.audience import Claim, admitted
from kurzdraht.events.services import journal, locking
from kurzdraht.events.services.counting import count_places, limits_of, seeker_of, times_of
from kurzdraht.events.signals import place_offered, registration_cancelled, registration_confirmed
from kurzdraht.events.waiting import Step, who_moves_up


def promote_waiting(event: Event, *, now: datetime) -> int:
    """Give or offer each free place to the first who can take it; gives the number of people it changed something for.

    May be repeated at any time. Call it after whatever frees places: a larger event, another audience, a new date.
    """
    with locking.locked_event(event.pk) as locked:
        return move_up(locked, now=now)


def move_up(event: Event, *, now: datetime) -> int:
    """The same under the caller's lock: offers that ran out end first, then the line moves."""
    ended = _end_due_offers(event, now=now)
    step = step_of(event, now=now)
    chosen = who_could_move(event, now=now) if step is not Step.NOT else []
    for registration in chosen:
        registration.event = event
        if step is Step.AT_ONCE:
            confirm(registration, now=now)
            journal.note("registration_promoted", registration, by=SYSTEM, now=now, state=["waiting", "confirmed"])
            mails.send_promotion(registration, now=now)
            registration_confirmed.send(Registration, registration=registration, now=now)
        else:
            offer_to(registration, now=now)
    return ended + len(chosen)


def step_of(event: Event, *, now: datetime) -> Step:
    return times_of(event).step_at(now) if event.state == EventState.PUBLISHED else Step.NOT


def who_could_move(event: Event, *, now: datetime) -> list[Registration]:
    """Those on the waiting list for whom there is room, in order. Reads only; binding under the event's lock."""
    waiting = Registration.objects.filter(event=event, state=RegistrationState.WAITING)
    line = list(waiting.select_related("person").order_by("queued_at", "pk"))
    if not line:
        return []
    claims = {row.pk: Claim(row.person_id, row.email, row.organisation_id) for row in line}
    welcome = admitted(event, set(claims.values()), now=now)
    seekers = [seeker_of(row, may_come=claims[row.pk] in welcome) for row in line]
    chosen = who_moves_up(seekers, limits=limits_of(event), taken=count_places(event).taken)
    by_key = {row.pk: row for row in line}
    return [by_key[seeker.key] for seeker in chosen]


def confirm(registration: Registration, *, now: datetime) -> None:
    """A place is theirs from now on. Who gets it when the reminder is due already needs none."""
    registration.state = RegistrationState.CONFIRMED
    registration.sequence += 1
    registration.changed_at = now
    registration.reminded_at = now if is_reminder_due(registration.event, now=now) else None
    registration.early_reminded_at = now if is_early_reminder_due(registration.event, now=now) else None
    registration.save(update_fields=("state", "sequence", "changed_at", "reminded_at", "early_reminded_at"))


def is_reminder_due(event: Event, *, now: datetime) -> bool:
    return (event.starts_at - now).total_seconds() <= event.reminder_hours * 3600


def is_early_reminder_due(event: Event, *, now: datetime) -> bool:
    return (event.starts_at - now).total_seconds() <= event.early_reminder_hours * 3600


def offer_to(registration: Registration, *, now: datetime) -> Offer:
    """Hold a place for this one until they answer or the time is over."""
    offer = Offer.objects.create(
        registration=registration, made_at=now, expires_at=times_of(registration.event).offer_ends_at(now)
    )
    registration.state = RegistrationState.OFFERED
    registration.changed_at = now
    registration.save(update_fields=("state", "changed_at"))
    journal.note("place_offered", registration, by=SYSTEM, now=now, state=["waiting", "offered"])
    mails.send_offer(registration, offer, now=now)
    place_offered.send(Registration, registration=registration, offer=offer, now=now)
    return offer


def _end_due_offers(event: Event, *, now: datetime) -> int:
    """Who did not answer in time leaves the list: otherwise the same people would be asked again and again."""
    due = Offer.objects.filter(registration__event=event, state=OfferState.OPEN, expires_at__lte=now)
    offers = list(due.select_related("registration").order_by("expires_at", "pk"))
    for offer in offers:
        close_offer(offer, OfferState.EXPIRED, now=now)
        registration = offer.registration
        registration.event = event
        registration.state = RegistrationState.CANCELLED
        registration.changed_at = now
        registration.save(update_fields=("state", "changed_at"))
        journal.note("offer_expired", registration, by=SYSTEM, now=now, state=["offered", "cancelled"])
        mails.send_offer_expired(registration, now=now)
        registration_cancelled.send(Registration, registration=registration, now=now)
    return len(offers)


def close_offer(offer: Offer, state: OfferState, *, now: datetime) -> None:
    offer.state = state
    offer.closed_at = now
    offer.save(update_fields=("state", "closed_at"))
