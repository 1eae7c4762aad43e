"""What somebody is typing, kept for half an hour so that a preview can show it. The event itself stays as it is."""

from django.core.cache import cache

from kurzdraht.accounts.models import User
from kurzdraht.events.models import Event

SECONDS = 30 * 60


def keep_draft(event: Event, typed: str, *, user: User) -> None:
    """`typed` is the form as it was sent; each user has one draft of an event, and sees nobody else's."""
    cache.set(_name(event, user), typed, SECONDS)


def kept_draft(event: Event, *, user: User) -> str:
    """Nothing where there is none, or when it is too old."""
    return str(cache.get(_name(event, user), ""))


def forget_draft(event: Event, *, user: User) -> None:
    cache.delete(_name(event, user))


def _name(event: Event, user: User) -> str:
    return f"event-draft:{user.pk}:{event.key}"
