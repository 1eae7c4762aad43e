"""What somebody is typing, kept for half an hour so that a preview can show it. The event itself stays as it is."""

from django.core.cache import cache

from kurzdraht.accounts.models import User
from kurzdraht.events.models import Event

SECONDS = 30 * 60
LONGEST = 2_000_000
EVENT, RECORD = "event", "record"


def keep_draft(event: Event, typed: str, *, user: User, part: str = EVENT) -> None:
    """`typed` is the form as it was sent; each user has one draft of a part of an event, and sees nobody else's.

    What is longer than such a form can be is not kept: it would only fill the table.
    """
    if len(typed) > LONGEST:
        return
    cache.set(_name(event, user, part), typed, SECONDS)


def kept_draft(event: Event, *, user: User, part: str = EVENT) -> str:
    """Nothing where there is none, or when it is too old."""
    return str(cache.get(_name(event, user, part), ""))


def forget_draft(event: Event, *, user: User, part: str = EVENT) -> None:
    cache.delete(_name(event, user, part))


def _name(event: Event, user: User, part: str) -> str:
    return f"{part}-draft:{user.pk}:{event.key}"
