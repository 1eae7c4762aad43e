"""How often guests may register in an hour, counted over all processes."""

import hashlib
from datetime import datetime

from allauth.core.internal.ratelimit import get_ip
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from kurzdraht.events.queries.places import registrations_within_an_hour

HOUR = 3600


def seconds_to_wait(request: HttpRequest, *, email: str, now: datetime) -> int:
    """0 and counted, or how long until the next hour begins.

    Neither a machine that goes through many addresses nor many machines that aim at one mail address get far. A /64 of
    IPv6 counts as one machine.
    """
    limit = settings.REGISTRATIONS_PER_HOUR
    window, passed = divmod(int(now.timestamp()), HOUR)
    network = hashlib.sha256(get_ip(request).encode()).hexdigest()[:32]
    name = f"registrations:{window}:{network}"
    number = cache.get(name, 0)
    if number >= limit or registrations_within_an_hour(email, now=now) >= limit:
        return HOUR - passed
    cache.set(name, number + 1, HOUR)
    return 0
