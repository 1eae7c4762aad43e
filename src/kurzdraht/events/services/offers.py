"""Answering an offered place, and what happens without an answer."""

from datetime import datetime

from kurzdraht.audit.services import Actor
from kurzdraht.events import mails
from kurzdraht.events.enums import EventState, OfferState, RegistrationState
from kurzdraht.events.errors import OfferGone, OfferTaken
from kurzdraht.events.models import Event, Offer, Registration
from kurzdraht.events.queries.places import open_offer
from kurzdraht.events.services import journal, locking
from kurzdraht.events.services.cancellation import leave
from kurzdraht.events.services.promotion import close_offer, confirm, move_up, promote_waiting, step_of, who_could_move
from kurzdraht.events.signals import registration_confirmed
from kurzdraht.events.waiting import Step


def accept_offer(registration: Registration, *, by: Actor, now: datetime) -> Registration:
    """The held place becomes theirs. Of several clicks one is the first, the others hear that it is done."""
    with locking.locked_event(registration.event_id) as event:
        current = locking.fresh(registration, event=event)
        offer = _valid_offer(current, now=now)
        close_offer(offer, OfferState.ACCEPTED, now=now)
        confirm(current, now=now)
        journal.note("offer_accepted", current, by=by, now=now, state=["offered", "confirmed"])
        mails.send_confirmation(current, now=now)
        registration_confirmed.send(Registration, registration=current, now=now)
        return current


def decline_offer(registration: Registration, *, by: Actor, now: datetime) -> Registration:
    """No, thank you: they leave the list, the next one is asked."""
    with locking.locked_event(registration.event_id) as event:
        current = locking.fresh(registration, event=event)
        _valid_offer(current, now=now)
        leave(current, by=by, now=now)
        move_up(event, now=now)
        return current


def expire_offers(*, now: datetime) -> int:
    """End the offers that ran out and let the lines move where time changed something; gives the number of events.

    Time alone can: an offer ends, "members first" ends, a membership begins. Looks without a lock first, so that a
    minute in which nothing is due disturbs nobody.
    """
    moved = 0
    for event in _events_to_look_at(now):
        if _has_due_offer(event, now=now) or (
            step_of(event, now=now) is not Step.NOT and who_could_move(event, now=now)
        ):
            moved += bool(promote_waiting(event, now=now))
    return moved


def _valid_offer(registration: Registration, *, now: datetime) -> Offer:
    offer = open_offer(registration)
    if offer is not None and offer.expires_at > now and registration.event.state == EventState.PUBLISHED:
        return offer
    if registration.state == RegistrationState.CONFIRMED:
        raise OfferTaken
    raise OfferGone


def _events_to_look_at(now: datetime) -> list[Event]:
    waiting = Registration.objects.filter(state=RegistrationState.WAITING, event__starts_at__gt=now)
    due = Registration.objects.filter(offers__state=OfferState.OPEN, offers__expires_at__lte=now)
    keys = set(waiting.values_list("event", flat=True)) | set(due.values_list("event", flat=True))
    return list(Event.objects.filter(pk__in=keys).order_by("starts_at", "pk"))


def _has_due_offer(event: Event, *, now: datetime) -> bool:
    return Offer.objects.filter(registration__event=event, state=OfferState.OPEN, expires_at__lte=now).exists()
