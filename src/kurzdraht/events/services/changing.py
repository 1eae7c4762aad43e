"""Changing a registration that stays one."""

from datetime import datetime

from kurzdraht.audit.services import Actor
from kurzdraht.events import mails
from kurzdraht.events.enums import Attendance, RegistrationState
from kurzdraht.events.errors import AlreadyCancelled, AnswerOfferFirst, NoPlaceThisWay
from kurzdraht.events.models import Registration
from kurzdraht.events.services import journal, locking
from kurzdraht.events.services.counting import count_places, limits_of
from kurzdraht.events.services.promotion import move_up
from kurzdraht.events.services.refusing import refuse_begun, refuse_time, refuse_way
from kurzdraht.events.waiting import Seeker, has_room


def change_registration(
    registration: Registration, *, name: str, note: str, attendance: str, by: Actor, now: datetime
) -> Registration:
    """Name, note and way to take part as given. A place stays a place: where the other way is full, nothing changes.

    Who waits keeps the place in line. Nothing different, nothing written.
    """
    with locking.locked_event(registration.event_id) as event:
        current = locking.fresh(registration, event=event)
        if current.state == RegistrationState.CANCELLED:
            raise AlreadyCancelled
        refuse_begun(event, now=now)
        given = {"name": name, "note": note, "attendance": attendance}
        changed = {field: value for field, value in given.items() if getattr(current, field) != value}
        if not changed:
            return current
        is_other_way = "attendance" in changed
        if is_other_way:
            _refuse_other_way(current, attendance, now=now)
        _write(current, changed, by=by, now=now)
        if is_other_way:
            move_up(event, now=now)
        return current


def _refuse_other_way(registration: Registration, attendance: str, *, now: datetime) -> None:
    event = registration.event
    refuse_time(event, now=now)
    refuse_way(event, attendance)
    if registration.state == RegistrationState.OFFERED:
        raise AnswerOfferFirst
    if registration.state == RegistrationState.CONFIRMED:
        move_up(event, now=now)
        seeker = Seeker(registration.pk, attendance)
        if not has_room(seeker, limits=limits_of(event), taken=count_places(event).taken):
            raise NoPlaceThisWay


def _write(registration: Registration, changed: dict[str, str], *, by: Actor, now: datetime) -> None:
    ways = [registration.attendance, changed.get("attendance", registration.attendance)]
    for field, value in changed.items():
        setattr(registration, field, Attendance(value) if field == "attendance" else value)
    registration.sequence += 1
    registration.changed_at = now
    registration.save(update_fields=(*changed, "sequence", "changed_at"))
    journal.note("registration_changed", registration, by=by, now=now, attendance=ways, fields=sorted(changed))
    mails.send_change(registration, now=now)
