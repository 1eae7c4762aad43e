"""Giving a place back, or leaving the line."""

from datetime import datetime

from kurzdraht.audit.services import Actor
from kurzdraht.events import mails
from kurzdraht.events.enums import OfferState, RegistrationState
from kurzdraht.events.models import Registration
from kurzdraht.events.queries.places import open_offer
from kurzdraht.events.services import journal, locking
from kurzdraht.events.services.promotion import close_offer, move_up
from kurzdraht.events.services.refusing import refuse_begun
from kurzdraht.events.signals import registration_cancelled


def cancel_registration(registration: Registration, *, by: Actor, now: datetime, reason: str = "") -> Registration:
    """The place goes on to the next at once. Cancelling twice changes nothing and writes no second mail.

    `reason` stands in the mail where somebody else cancels for them.
    """
    with locking.locked_event(registration.event_id) as event:
        current = locking.fresh(registration, event=event)
        if current.state != RegistrationState.CANCELLED:
            refuse_begun(event, now=now)
            leave(current, by=by, now=now, reason=reason)
            move_up(event, now=now)
        return current


def leave(
    registration: Registration, *, by: Actor, now: datetime, reason: str = "", action: str = "registration_cancelled"
) -> None:
    """Under the event's lock: an open offer ends, the row stays as a cancelled one; `action` is the journal's word."""
    offer = open_offer(registration)
    if offer is not None:
        close_offer(offer, OfferState.DECLINED, now=now)
    before = registration.state
    registration.state = RegistrationState.CANCELLED
    registration.sequence += 1
    registration.changed_at = now
    registration.save(update_fields=("state", "sequence", "changed_at"))
    journal.note(action, registration, by=by, now=now, state=[before, "cancelled"])
    mails.send_cancellation(registration, had_place=before == RegistrationState.CONFIRMED, now=now, reason=reason)
    registration_cancelled.send(Registration, registration=registration, now=now)
