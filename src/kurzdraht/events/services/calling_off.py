"""An event does not take place as announced: postponed, moved, called off, taken back, and revived after all.

All who are registered or wait learn of it in the same transaction, once; whoever clicks twice changes nothing.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from kurzdraht.audit.models import JournalEntry
from kurzdraht.audit.services import Actor
from kurzdraht.core.errors import Refused
from kurzdraht.events import mails
from kurzdraht.events.enums import EventState, OfferState, RegistrationState
from kurzdraht.events.models import Event, Offer, Registration
from kurzdraht.events.queries.publish_check import FAR
from kurzdraht.events.queries.told import addresses_told, mails_told
from kurzdraht.events.services import journal, locking
from kurzdraht.events.services.chores import follow_event
from kurzdraht.events.services.promotion import close_offer, promote_waiting
from kurzdraht.events.services.reminders import renew_reminders
from kurzdraht.events.services.slots import move_slots, with_start
from kurzdraht.events.signals import registration_cancelled
from kurzdraht.mailing.services import About, recall_mails

CALLED_OFF = "event_called_off"
SHOWN = (EventState.PUBLISHED, EventState.POSTPONED)


class IsNotShown(Refused):
    sentence = _("Das geht nur mit einer veröffentlichten Veranstaltung.")


class IsNotCalledOff(Refused):
    sentence = _("Diese Veranstaltung ist weder abgesagt noch verschoben.")


class HasStarted(Refused):
    sentence = _("Die Veranstaltung hat schon begonnen. Jetzt lässt sie sich nicht mehr absagen oder verschieben.")


class ReasonMissing(Refused):
    sentence = _("Schreiben Sie in einem Satz, warum. Der Satz steht in der Mail und auf der Seite.")
    field = "reason"


class DayIsOver(Refused):
    sentence = _("Dieser Termin liegt in der Vergangenheit. Wählen Sie einen kommenden Tag.")
    field = "starts_at"


class DayIsFar(Refused):
    sentence = _("Dieser Termin liegt mehr als zwei Jahre voraus. Prüfen Sie das Jahr.")
    field = "starts_at"


class SameDay(Refused):
    sentence = _("Das ist der bisherige Termin. Wählen Sie einen anderen.")
    field = "starts_at"


class PeopleAreRegistered(Refused):
    sentence = _("Angemeldet sind oder warten: %(number)s. Bestätigen Sie, dass alle eine Absage bekommen.")
    field = "with_registered"


@dataclass(frozen=True)
class Revived:
    """How many mails of the calling-off never left, and how many people learn that it takes place after all."""

    recalled: int
    told: int


def call_off_event(event: Event, *, reason: str, by: Actor, now: datetime) -> int:
    """Tell everybody that it does not take place; gives the number of mails. Places stay known, for `revive_event`."""
    with locking.locked_event(event.pk) as locked:
        if locked.state == EventState.CANCELLED:
            return mails_told(locked)
        _refuse(locked, reason, now=now)
        _change_state(locked, EventState.CANCELLED, CALLED_OFF, reason=reason, by=by, now=now)
        _put_offers_back(locked, by=by, now=now)
        return mails.notify_event_changed(locked, now=now)


def postpone_event(event: Event, *, reason: str, by: Actor, now: datetime) -> int:
    """The date is open again; gives the number of mails. Who has a place keeps it, calendars show it as tentative."""
    with locking.locked_event(event.pk) as locked:
        if locked.state == EventState.POSTPONED:
            return mails_told(locked)
        _refuse(locked, reason, now=now)
        _change_state(locked, EventState.POSTPONED, "event_postponed", reason=reason, by=by, now=now)
        _put_offers_back(locked, by=by, now=now)
        return mails.notify_event_changed(locked, now=now)


def move_event(
    event: Event, *, starts_at: datetime, ends_at: datetime, reason: str = "", by: Actor, now: datetime
) -> int:
    """It takes place on another day; gives the number of mails. Agenda and the ends of registration move along."""
    with locking.locked_event(event.pk) as locked:
        if locked.state not in SHOWN:
            raise IsNotShown
        is_same = (locked.starts_at, locked.ends_at) == (starts_at, ends_at)
        if is_same and locked.state == EventState.PUBLISHED:
            raise SameDay
        _refuse_day(locked, starts_at, now=now)
        before = locked.starts_at
        _go_with(locked, starts_at, ends_at=ends_at)
        _change_state(locked, EventState.PUBLISHED, "event_moved", by=by, now=now, starts_at=[before, starts_at])
        renew_reminders(locked)
        number = mails.notify_event_changed(locked, template="event_moved", reason=reason, now=now)
        promote_waiting(locked, now=now)
        return number


def revive_event(event: Event, *, by: Actor, now: datetime) -> Revived:
    """It takes place after all, as it was. Mails that have not left are called back; only who got one hears more."""
    with locking.locked_event(event.pk) as locked:
        if locked.state not in {EventState.CANCELLED, EventState.POSTPONED}:
            raise IsNotCalledOff
        if locked.starts_at <= now:
            raise HasStarted
        about = About("event", locked.key)
        template = mails.NOTICES[EventState(locked.state)]
        recalled = recall_mails(about, occasion=f"{template}:", by=by, now=now).recalled
        told = addresses_told(locked)
        _change_state(locked, _state_before(locked), "event_revived", by=by, now=now)
        number = mails.notify_event_changed(locked, template=_revival(locked), only=told, now=now)
        promote_waiting(locked, now=now)
        return Revived(recalled, number)


def withdraw_event(event: Event, *, reason: str, with_registered: bool, by: Actor, now: datetime) -> int:
    """Back to a draft that nobody outside sees; gives the number of mails.

    Whoever is registered must not be forgotten: with `with_registered` all get a cancellation and their places end.
    """
    with locking.locked_event(event.pk) as locked:
        if locked.state not in SHOWN:
            raise IsNotShown
        if locked.starts_at <= now:
            raise HasStarted
        standing = Registration.objects.filter(event=locked).standing().exclude(email="")
        rows = list(standing.select_related("person").order_by("pk"))
        if rows and not with_registered:
            raise PeopleAreRegistered(number=len(rows))
        if rows and not reason.strip():
            raise ReasonMissing
        _change_state(locked, EventState.DRAFT, "event_withdrawn", reason=reason, by=by, now=now)
        _put_offers_back(locked, by=by, now=now)
        for row in rows:
            row.event = locked
            _end_place(row, by=by, now=now)
        return len(rows)


def _refuse(event: Event, reason: str, *, now: datetime) -> None:
    if event.state not in SHOWN:
        raise IsNotShown
    if event.starts_at <= now:
        raise HasStarted
    if not reason.strip():
        raise ReasonMissing


def _refuse_day(event: Event, starts_at: datetime, *, now: datetime) -> None:
    if event.state == EventState.PUBLISHED and event.starts_at <= now:
        raise HasStarted
    if starts_at <= now:
        raise DayIsOver
    if starts_at > now + FAR:
        raise DayIsFar


def _change_state(
    event: Event,
    state: EventState,
    action: str,
    *,
    reason: str = "",
    by: Actor,
    now: datetime,
    **changes: list[Any],
) -> None:
    said: dict[str, list[Any]] = {
        "state": [event.state, state.value],
        "state_reason": [event.state_reason, reason],
    } | changes
    event.state, event.state_reason, event.publish_at = state, reason.strip(), None
    event.sequence += 1
    event.changed_at = now
    event.save()
    follow_event(event, by=by, now=now)
    journal.note_event(action, event, by=by, now=now, changes=said)


def _put_offers_back(event: Event, *, by: Actor, now: datetime) -> None:
    """An offered place can no longer be taken: whoever thought about it waits again, as far in front as before."""
    offers = Offer.objects.filter(registration__event=event, state=OfferState.OPEN).select_related("registration")
    for offer in offers.order_by("pk"):
        close_offer(offer, OfferState.EXPIRED, now=now)
        registration = offer.registration
        registration.event = event
        registration.state, registration.changed_at = RegistrationState.WAITING, now
        registration.save(update_fields=("state", "changed_at"))
        journal.note("offer_taken_back", registration, by=by, now=now, state=["offered", "waiting"])


def _end_place(registration: Registration, *, by: Actor, now: datetime) -> None:
    before = registration.state
    mails.send_event_withdrawn(registration, now=now)
    registration.state = RegistrationState.CANCELLED
    registration.state_reason = registration.event.state_reason
    registration.changed_at = now
    registration.save(update_fields=("state", "state_reason", "changed_at"))
    journal.note("registration_cancelled", registration, by=by, now=now, state=[before, "cancelled"])
    registration_cancelled.send(Registration, registration=registration, now=now)


def _go_with(event: Event, starts_at: datetime, *, ends_at: datetime) -> None:
    """To the new day, with all that was said in relation to the old one."""
    before, event.starts_at, event.ends_at = event.starts_at, starts_at, ends_at
    for name in ("closes_at", "members_first_until_at"):
        moment = getattr(event, name)
        if moment is not None:
            setattr(event, name, with_start(moment, old_start=before, new_start=starts_at))
    move_slots(event, old_start=before)


def _state_before(event: Event) -> EventState:
    """What it was when it was called off: a postponed event has no day to take place on."""
    if event.state == EventState.POSTPONED:
        return EventState.PUBLISHED
    entries = JournalEntry.objects.filter(subject_kind="event", subject_key=event.key, action=CALLED_OFF)
    changes = entries.order_by("-pk").values_list("changes", flat=True).first() or {}
    return EventState(changes.get("state", [EventState.PUBLISHED])[0])


def _revival(event: Event) -> str:
    return "event_revived" if event.state == EventState.PUBLISHED else "event_postponed"
