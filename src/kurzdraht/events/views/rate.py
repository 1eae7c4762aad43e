"""How often one address may register guests in an hour, counted over all processes."""

import hashlib
from datetime import datetime

from allauth.core.internal.ratelimit import get_ip
from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.http import HttpRequest

HOUR = 3600


def seconds_to_wait(request: HttpRequest, *, email: str, now: datetime) -> int:
    """0 and counted, or how long until the next hour begins.

    Counts the network address (a /64 of IPv6 is one) and the mail address: neither a machine that goes through many
    addresses nor many machines that aim at one get far.
    """
    window, passed = divmod(int(now.timestamp()), HOUR)
    limits = {
        _name("network", get_ip(request), window): settings.REGISTRATIONS_PER_HOUR,
        _name("email", email, window): settings.REGISTRATIONS_PER_HOUR,
    }
    counts = cache.get_many(limits)
    if any(counts.get(name, 0) >= limit for name, limit in limits.items()):
        return HOUR - passed
    with transaction.atomic():
        for name in limits:
            cache.set(name, counts.get(name, 0) + 1, HOUR)
    return 0


def _name(kind: str, value: str, window: int) -> str:
    return f"registrations:{kind}:{window}:{hashlib.sha256(value.encode()).hexdigest()[:32]}"
