"""To whom of an event's people a message goes, and what became of those that were written."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from kurzdraht.events.enums import Attendance, RegistrationState
from kurzdraht.events.models import Event, Message, Registration
from kurzdraht.mailing.models import OutgoingMail

CANCELLED = RegistrationState.CANCELLED


@dataclass(frozen=True)
class Group:
    """Everybody in these states who takes part in these ways, empty for both; or only those with these keys."""

    states: tuple[str, ...] = ()
    ways: tuple[str, ...] = ()
    keys: tuple[UUID, ...] = ()

    def as_json(self) -> dict[str, Any]:
        if self.keys:
            return {"keys": [str(key) for key in self.keys]}
        return {"state": list(self.states), "attendance": list(self.ways)}


def recipients_of(event: Event, group: Group) -> list[Registration]:
    """One for each address, in the order of registration. Who cancelled and came back has not cancelled."""
    rows = [row for row in _rows(event) if _is_meant(row, group)]
    if not group.keys:
        standing = {row.email for row in _rows(event) if row.state != CANCELLED}
        rows = [row for row in rows if row.state != CANCELLED or row.email not in standing]
    return list({row.email: row for row in rows}.values())


def _is_meant(row: Registration, group: Group) -> bool:
    if group.keys:
        return row.key in group.keys
    return row.state in group.states and (not group.ways or row.attendance in group.ways)


def _rows(event: Event) -> QuerySet[Registration]:
    rows = Registration.objects.filter(event=event).exclude(email="")
    return rows.select_related("person", "registered_by").order_by("queued_at", "pk")


def sizes_of_groups(event: Event) -> dict[str, int]:
    """By state, how many a message would reach."""
    return {state: len(recipients_of(event, Group((state,)))) for state in RegistrationState.values}


def fingerprint(rows: Sequence[Registration]) -> str:
    """The same as long as the same people are meant."""
    return sha256(",".join(sorted(str(row.key) for row in rows)).encode()).hexdigest()[:16]


def places_in_line(event: Event) -> dict[int, int]:
    """By registration, the place on the waiting list; one query for all."""
    waiting = Registration.objects.filter(event=event, state=RegistrationState.WAITING).order_by("queued_at", "pk")
    line: Counter[str] = Counter()
    places = {}
    for pk, way in waiting.values_list("pk", "attendance"):
        line[way] += 1
        places[pk] = line[way]
    return places


def occasion_of(message: Message) -> str:
    return f"message:{message.key}"


def mails_of(message: Message) -> QuerySet[OutgoingMail]:
    rows = OutgoingMail.objects.filter(subject_kind="event", subject_key=message.event.key)
    return rows.filter(occasion=occasion_of(message)).defer("text", "html", "secrets").order_by("recipient_name", "pk")


def group_in_words(message: Message) -> str:
    """As in "Warteliste, online"."""
    if message.group.get("keys"):
        return ""
    states = [str(RegistrationState(state).label) for state in message.group.get("state", [])]
    ways = [str(Attendance(way).label) for way in message.group.get("attendance", [])]
    return ", ".join((*states, *ways))
