"""Adjectives of the events' tables."""

from datetime import datetime
from typing import Any, Self

from django.db import models

from kurzdraht.events.enums import EventState

PUBLIC_STATES = (EventState.PUBLISHED, EventState.POSTPONED, EventState.CANCELLED)


class EventQuerySet(models.QuerySet[Any]):
    def published(self) -> Self:
        """Those that the public may read, called-off ones included."""
        return self.filter(state__in=PUBLIC_STATES)

    def coming(self, now: datetime) -> Self:
        return self.filter(ends_at__gte=now)

    def past(self, now: datetime) -> Self:
        return self.filter(ends_at__lt=now)
