"""The reminders before the event: one shortly before and, where the office wants it, one some days earlier."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from kurzdraht.events import mails
from kurzdraht.events.enums import EventState, RegistrationState
from kurzdraht.events.models import Event, Registration
from kurzdraht.events.services.promotion import is_early_reminder_due, is_reminder_due

FARTHEST = timedelta(days=31)
AT_A_TIME = 25


@dataclass(frozen=True)
class _Round:
    """`field` is the moment at which somebody got this reminder."""

    field: str
    is_early: bool


def remind_participants(*, now: datetime) -> int:
    """Write to everybody with a place whose event is near, once for each reminder; gives the number of mails.

    A few at a time in a transaction of their own: a killed worker repeats nothing, and no registration waits long.
    Where both are due at once, one mail is enough.
    """
    soon = Event.objects.filter(state=EventState.PUBLISHED, starts_at__gt=now, starts_at__lte=now + FARTHEST)
    return sum(_remind(event, which, now=now) for event in soon if (which := _due(event, now=now)))


def _due(event: Event, *, now: datetime) -> _Round | None:
    if event.reminder_hours and is_reminder_due(event, now=now):
        return _Round("reminded_at", is_early=False)
    if event.early_reminder_hours and is_early_reminder_due(event, now=now):
        return _Round("early_reminded_at", is_early=True)
    return None


def renew_reminders(event: Event) -> None:
    """The event has moved to another time: everybody is reminded again."""
    Registration.objects.filter(event=event).update(reminded_at=None, early_reminded_at=None)


def _remind(event: Event, which: _Round, *, now: datetime) -> int:
    due = Registration.objects.filter(event=event, state=RegistrationState.CONFIRMED, **{which.field: None})
    keys = list(due.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), AT_A_TIME):
        with transaction.atomic():
            rows = due.select_for_update(of=("self",)).filter(pk__in=keys[start : start + AT_A_TIME])
            for registration in rows.select_related("event__format", "event__consortium"):
                setattr(registration, which.field, now)
                registration.save(update_fields=(which.field,))
                mails.send_reminder(registration, now=now, is_early=which.is_early)
    return len(keys)
