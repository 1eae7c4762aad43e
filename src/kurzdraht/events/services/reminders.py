"""The reminder before the event."""

from datetime import datetime, timedelta

from django.db import transaction

from kurzdraht.events import mails
from kurzdraht.events.enums import EventState, RegistrationState
from kurzdraht.events.models import Event, Registration
from kurzdraht.events.services.promotion import is_reminder_due

FARTHEST = timedelta(days=31)
AT_A_TIME = 25


def remind_participants(*, now: datetime) -> int:
    """Write to everybody with a place whose event is near, once; gives the number of mails.

    A few at a time in a transaction of their own: a killed worker repeats nothing, and no registration waits long.
    """
    soon = Event.objects.filter(state=EventState.PUBLISHED, starts_at__gt=now, starts_at__lte=now + FARTHEST)
    near = [event for event in soon.exclude(reminder_hours=0) if is_reminder_due(event, now=now)]
    return sum(_remind(event, now=now) for event in near)


def renew_reminders(event: Event) -> None:
    """The event has moved to another time: everybody is reminded again."""
    Registration.objects.filter(event=event).update(reminded_at=None)


def _remind(event: Event, *, now: datetime) -> int:
    due = Registration.objects.filter(event=event, state=RegistrationState.CONFIRMED, reminded_at=None)
    keys = list(due.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), AT_A_TIME):
        with transaction.atomic():
            rows = due.select_for_update(of=("self",)).filter(pk__in=keys[start : start + AT_A_TIME])
            for registration in rows.select_related("event__format", "event__consortium"):
                registration.reminded_at = now
                registration.save(update_fields=("reminded_at",))
                mails.send_reminder(registration, now=now)
    return len(keys)
