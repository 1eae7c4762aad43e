"""The one lock of registration. Whoever counts places or changes them holds it; tests take it out to show why."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from kurzdraht.events.errors import NotTakingPlace
from kurzdraht.events.models import Event, Registration


@contextmanager
def locked_event(key: int) -> Iterator[Event]:
    """The event as it is now, and nobody else registers, cancels or moves up there until the block ends.

    PostgreSQL locks the event's row; on SQLite the transaction itself holds the write lock from its first statement.
    What was put into the bin while its page was open takes nothing more.
    """
    with transaction.atomic():
        rows = Event.objects.select_for_update(of=("self",)).select_related("format", "consortium")
        event = rows.filter(pk=key).first()
        if event is None:
            raise NotTakingPlace
        yield event


def fresh(registration: Registration, *, event: Event) -> Registration:
    """The registration as it is under the lock of its event."""
    current = Registration.objects.get(pk=registration.pk)
    current.event = event
    return current
