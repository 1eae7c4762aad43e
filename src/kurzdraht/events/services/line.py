"""The office gives somebody who waits another place in line."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from kurzdraht.audit.services import Actor
from kurzdraht.core.errors import Refused
from kurzdraht.events.enums import RegistrationState
from kurzdraht.events.models import Registration
from kurzdraht.events.queries.places import place_in_line
from kurzdraht.events.services import journal, locking
from kurzdraht.events.services.moving import MoveNeedsReason, NothingMoves

TICK = timedelta(microseconds=1)


class NotInLine(Refused):
    sentence = _("Nur wer wartet, hat einen Platz in der Reihe.")
    field = "position"


def move_in_line(registration: Registration, *, position: int, reason: str, by: Actor, now: datetime) -> int:
    """Further to the front or to the back of those who wait for the same way; gives the place now held, from 1."""
    with locking.locked_event(registration.event_id) as event:
        current = locking.fresh(registration, event=event)
        if current.state != RegistrationState.WAITING:
            raise NotInLine
        if not reason.strip():
            raise MoveNeedsReason
        line = Registration.objects.filter(event=event, state=RegistrationState.WAITING, attendance=current.attendance)
        others = list(line.exclude(pk=current.pk).order_by("queued_at", "pk"))
        before = place_in_line(current)
        place = max(0, min(position - 1, len(others)))
        if place + 1 == before:
            raise NothingMoves
        _squeeze_in(current, others[:place], others[place:])
        current.state_reason, current.changed_at = reason.strip(), now
        current.save(update_fields=("queued_at", "state_reason", "changed_at"))
        journal.note(
            "registration_moved",
            current,
            by=by,
            now=now,
            position=[before, place + 1],
            state_reason=[None, current.state_reason],
        )
        return place + 1


def _squeeze_in(registration: Registration, ahead: list[Registration], behind: list[Registration]) -> None:
    """A moment between the neighbours; where none is left, those behind wait a microsecond longer."""
    first = ahead[-1].queued_at if ahead else behind[0].queued_at - 2 * TICK
    registration.queued_at = first + TICK
    pushed = []
    last = registration.queued_at
    for row in behind:
        if row.queued_at > last:
            break
        row.queued_at = last = last + TICK
        pushed.append(row)
    Registration.objects.bulk_update(pushed, ("queued_at",))
