"""Every write to events and places. Each counts under the event's lock; see `locking`."""

from kurzdraht.events.services.applicants import (
    GUEST,
    Applicant,
    applicant_of,
    colleague_applicant,
    guest_applicant,
)
from kurzdraht.events.services.cancellation import cancel_registration
from kurzdraht.events.services.changing import change_registration
from kurzdraht.events.services.offers import accept_offer, decline_offer, expire_offers
from kurzdraht.events.services.promotion import promote_waiting
from kurzdraht.events.services.registration import add_participant, register_colleagues, register_for_event
from kurzdraht.events.services.reminders import remind_participants, renew_reminders
from kurzdraht.events.services.retention import forget_messages, forget_participants

__all__ = [
    "GUEST",
    "Applicant",
    "accept_offer",
    "add_participant",
    "applicant_of",
    "cancel_registration",
    "change_registration",
    "colleague_applicant",
    "decline_offer",
    "expire_offers",
    "forget_messages",
    "forget_participants",
    "guest_applicant",
    "promote_waiting",
    "register_colleagues",
    "register_for_event",
    "remind_participants",
    "renew_reminders",
]
