"""The lock taken out, and counting slowed down: with both, a race that lasts microseconds shows in every run."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from kurzdraht.events.models import Event
from kurzdraht.events.services import locking, registration
from kurzdraht.events.services.counting import Places, count_places

SHORT, LONG = 0.05, 1.0


def slow_down(patch: pytest.MonkeyPatch, pause: float = SHORT) -> None:
    """Wait between counting and writing."""

    def slow_count(event: Event) -> Places:
        places = count_places(event)
        time.sleep(pause)
        return places

    patch.setattr(registration, "count_places", slow_count)


@contextmanager
def unlocked_event(key: int) -> Iterator[Event]:
    """What `locked_event` would be without a lock and without a transaction."""
    yield Event.objects.select_related("format", "consortium").get(pk=key)


def take_the_lock_out(patch: pytest.MonkeyPatch) -> None:
    """And wait long enough that on a busy machine too everybody has counted before the first one writes."""
    slow_down(patch, LONG)
    patch.setattr(locking, "locked_event", unlocked_event)


def prepare_server(*, is_locked: bool) -> None:
    """The same for a server of its own; it ends with the process."""
    patch = pytest.MonkeyPatch()
    if is_locked:
        slow_down(patch)
    else:
        take_the_lock_out(patch)
