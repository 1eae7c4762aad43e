"""The office moves people: a place, a wait, an offer, a cancellation, the other way to take part.

Each move has a reason, counts under the event's lock and says in words why it does not go. `undo_move` brings it back.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as say, gettext_lazy as _

from kurzdraht.audit.services import Actor
from kurzdraht.core.errors import Refused
from kurzdraht.events import mails
from kurzdraht.events.enums import Attendance, OfferState, RegistrationState
from kurzdraht.events.models import Registration
from kurzdraht.events.queries.places import open_offer, place_in_line
from kurzdraht.events.services import journal, locking
from kurzdraht.events.services.counting import count_places, limits_of, seeker_of, times_of
from kurzdraht.events.services.promotion import close_offer, is_reminder_due, move_up, offer_to, step_of, who_could_move
from kurzdraht.events.services.refusing import refuse_not_held, refuse_way
from kurzdraht.events.signals import registration_cancelled, registration_confirmed
from kurzdraht.events.waiting import Step, has_room
from kurzdraht.mailing.services import About, recall_mails

CONFIRMED, WAITING = RegistrationState.CONFIRMED, RegistrationState.WAITING
OFFERED, CANCELLED = RegistrationState.OFFERED, RegistrationState.CANCELLED
FIELDS = ("state", "attendance", "queued_at", "is_extra", "state_reason", "sequence", "changed_at", "reminded_at")
SILENT = {(WAITING, WAITING), (WAITING, CANCELLED)}
"""Moves that nobody misses anything by: they may be made without a mail."""


class MoveNeedsReason(Refused):
    sentence = _("Schreiben Sie kurz, warum. Der Grund steht im Verlauf und in der Mail.")
    field = "reason"


class NothingMoves(Refused):
    sentence = _("So steht es schon. Wählen Sie einen anderen Stand.")
    field = "state"


class MailIsDue(Refused):
    sentence = _("Das muss die Person erfahren. Ohne Mail geht es hier nicht.")
    field = "is_silent"


class EveryPlaceTaken(Refused):
    sentence = _("Vergeben sind %(taken)s von %(places)s Plätzen. Setzen Sie den Haken, wenn Sie darüber hinausgehen.")
    field = "over_limit"


class ShareIsTaken(Refused):
    sentence = _(
        "Diese Organisation hat ihre %(places)s Plätze schon. Setzen Sie den Haken, wenn Sie darüber hinausgehen."
    )
    field = "over_limit"


class WouldMoveUp(Refused):
    sentence = _("Es sind Plätze frei: Wer wartet, rückt sofort wieder nach.")
    field = "state"


class NotAskedAnyMore(Refused):
    sentence = _(
        "So kurz vorher fragt niemand mehr nach. Geben Sie den Platz gleich oder lassen Sie die Person warten."
    )
    field = "state"


class OfferIsOpen(Refused):
    sentence = _("Ein Platz ist angeboten und noch nicht beantwortet. Ändern Sie zuerst den Stand.")
    field = "attendance"


class RegisteredAgain(Refused):
    sentence = _("Diese Adresse ist inzwischen neu angemeldet.")
    field = "state"


class HasStartedAlready(Refused):
    sentence = _("Die Veranstaltung hat schon begonnen.")


@dataclass(frozen=True)
class Moved:
    """`undo` holds plain values for `undo_move`; `moved_up` counts those to whom a freed place went."""

    registration: Registration
    undo: dict[str, Any]
    moved_up: int = 0


def move_registration(
    registration: Registration,
    *,
    state: str,
    attendance: str = "",
    reason: str,
    over_limit: bool = False,
    is_silent: bool = False,
    by: Actor,
    now: datetime,
) -> Moved:
    """Another state, another way to take part, or both. Who comes to wait anew stands at the end of the line."""
    with locking.locked_event(registration.event_id) as event:
        current = locking.fresh(registration, event=event)
        wanted = RegistrationState(state)
        way = Attendance(attendance or current.attendance)
        _refuse(current, wanted, way, reason=reason, is_silent=is_silent, now=now)
        before = _kept(current)
        _settle_offer(current, wanted, now=now)
        if wanted in {CONFIRMED, OFFERED}:
            current.is_extra = _beyond(current, way, allowed=over_limit)
        if wanted == WAITING and before["state"] != WAITING:
            current.queued_at = max(now, count_places(event).last_queued_at or now)
        current.attendance = way
        _write(current, wanted, reason=reason, by=by, now=now, before=before)
        if wanted == WAITING and before["state"] != WAITING:
            _refuse_return(current, now=now)
        occasion = "" if is_silent else _tell(current, before, reason=reason, now=now)
        undo = before | {"mail": occasion, "moved_at": now.isoformat()}
        return Moved(current, undo, move_up(event, now=now))


def undo_move(registration: Registration, undo: Mapping[str, Any], *, by: Actor, now: datetime) -> Registration:
    """As it was before. A mail that has not left is called back; otherwise the person hears that it changed again.

    A place that went to somebody else meanwhile is not taken from them: then it refuses.
    """
    with locking.locked_event(registration.event_id) as event:
        current = locking.fresh(registration, event=event)
        wanted = RegistrationState(undo["state"])
        if event.starts_at <= now:
            raise HasStartedAlready
        _refuse_twin(current, wanted)
        before = _kept(current)
        was_told = bool(undo.get("mail"))
        if was_told:
            about = About("event", event.key)
            was_told = not recall_mails(about, occasion=undo["mail"], by=by, now=now).recalled
        way = Attendance(undo["attendance"])
        _settle_offer(current, wanted, now=now)
        wanted = WAITING if wanted == OFFERED else wanted
        if wanted == CONFIRMED:
            _beyond(current, way, allowed=bool(undo["is_extra"]))
        current.attendance, current.is_extra = way, bool(undo["is_extra"])
        current.queued_at = datetime.fromisoformat(undo["queued_at"])
        reason = say("Rückgängig gemacht")
        _write(current, wanted, reason=reason, by=by, now=now, before=before)
        if was_told:
            _tell(current, before, reason=reason, now=now)
        move_up(event, now=now)
        return current


def _refuse(
    registration: Registration,
    wanted: RegistrationState,
    way: Attendance,
    *,
    reason: str,
    is_silent: bool,
    now: datetime,
) -> None:
    event = registration.event
    if event.starts_at <= now:
        raise HasStartedAlready
    if (registration.state, registration.attendance) == (wanted, way):
        raise NothingMoves
    if not reason.strip():
        raise MoveNeedsReason
    if is_silent and (registration.state, wanted) not in SILENT:
        raise MailIsDue
    _refuse_twin(registration, wanted)
    if wanted != CANCELLED and way != registration.attendance:
        refuse_way(event, way)
    if wanted in {CONFIRMED, OFFERED}:
        refuse_not_held(event)
    if wanted == OFFERED:
        _refuse_offer(registration, now=now)


def _refuse_offer(registration: Registration, *, now: datetime) -> None:
    if registration.state == OFFERED:
        raise OfferIsOpen
    if now >= times_of(registration.event).last_moment:
        raise NotAskedAnyMore


def _refuse_twin(registration: Registration, wanted: RegistrationState) -> None:
    """A cancelled row cannot come back where its address stands on the list a second time."""
    if registration.state == CANCELLED and wanted != CANCELLED:
        twins = Registration.objects.filter(event=registration.event, email=registration.email).standing()
        if twins.exists():
            raise RegisteredAgain


def _refuse_return(registration: Registration, *, now: datetime) -> None:
    """Where places are free, whoever is sent to wait would have one again in the same moment."""
    event = registration.event
    if step_of(event, now=now) is not Step.NOT and registration in who_could_move(event, now=now):
        raise WouldMoveUp


def _settle_offer(registration: Registration, wanted: RegistrationState, *, now: datetime) -> None:
    offer = open_offer(registration)
    if offer is not None:
        close_offer(offer, OfferState.ACCEPTED if wanted == CONFIRMED else OfferState.DECLINED, now=now)


def _beyond(registration: Registration, way: Attendance, *, allowed: bool) -> bool:
    """Whether this place lies above what there is; refused unless that is allowed."""
    event = registration.event
    limits, taken = limits_of(event), count_places(event).taken
    seeker = seeker_of(registration)
    if registration.state in {CONFIRMED, OFFERED}:
        taken.ways[registration.attendance] -= 1
        if seeker.group is not None:
            taken.groups[seeker.group] -= 1
    wanted = type(seeker)(seeker.key, way, seeker.group)
    if has_room(wanted, limits=limits, taken=taken):
        return False
    if not allowed:
        places = limits.places.get(way)
        if places is not None and taken.ways[way] >= places:
            raise EveryPlaceTaken(taken=taken.ways[way], places=places)
        raise ShareIsTaken(places=limits.per_group)
    return True


def _write(
    registration: Registration,
    wanted: RegistrationState,
    *,
    reason: str,
    by: Actor,
    now: datetime,
    before: Mapping[str, Any],
) -> None:
    registration.state, registration.state_reason = wanted, reason.strip()
    registration.sequence += 1
    registration.changed_at = now
    if wanted == CONFIRMED and before["state"] != CONFIRMED:
        registration.reminded_at = now if is_reminder_due(registration.event, now=now) else None
    if wanted not in {CONFIRMED, OFFERED}:
        registration.is_extra = False
    registration.save(update_fields=FIELDS)
    journal.note(
        "registration_moved",
        registration,
        by=by,
        now=now,
        state=[before["state"], wanted.value],
        attendance=[before["attendance"], registration.attendance],
        is_extra=[before["is_extra"], registration.is_extra],
        state_reason=[before["state_reason"], registration.state_reason],
    )


def _tell(registration: Registration, before: Mapping[str, Any], *, reason: str, now: datetime) -> str:
    """Write the mail that fits; gives the beginning of its occasion, by which it can be called back."""
    state, had_place = registration.state, before["state"] == CONFIRMED
    if state == OFFERED:
        offer = offer_to(registration, now=now)
        return f"offer:{registration.key}:offer:{offer.pk}"
    if state == before["state"]:
        mails.send_change(registration, now=now, reason=reason)
        template = "change"
    elif state == CONFIRMED:
        mails.send_promotion(registration, now=now)
        registration_confirmed.send(Registration, registration=registration, now=now)
        template = "promotion"
    elif state == WAITING:
        place = place_in_line(registration)
        mails.send_waiting_note(registration, place=place, now=now, had_place=had_place, reason=reason)
        template = "waiting"
    else:
        mails.send_cancellation(registration, had_place=had_place, now=now, reason=reason)
        registration_cancelled.send(Registration, registration=registration, now=now)
        template = "cancellation"
    return f"{template}:{registration.key}:{registration.sequence}"


def _kept(registration: Registration) -> dict[str, Any]:
    """The values that `undo_move` needs, as JSON."""
    return {
        "state": registration.state,
        "attendance": registration.attendance,
        "queued_at": registration.queued_at.isoformat(),
        "is_extra": registration.is_extra,
        "state_reason": registration.state_reason,
    }
