"""When a freed place goes on at once, when it is offered, and when it stays free."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum


class Step(Enum):
    AT_ONCE = "at_once"
    BY_OFFER = "by_offer"
    NOT = "not"


@dataclass(frozen=True)
class Times:
    """The moments of one event; all with a time zone. Hours are real hours, also in the nights of the time change."""

    starts_at: datetime
    closes_at: datetime | None
    immediate_until_hours: int
    offer_hours: int

    @property
    def last_moment(self) -> datetime:
        """From here on nobody is asked any more: registration has closed or the event has begun."""
        starts_at = self.starts_at.astimezone(UTC)
        return starts_at if self.closes_at is None else min(self.closes_at.astimezone(UTC), starts_at)

    def step_at(self, now: datetime) -> Step:
        """Early on a place is simply given, closed or not: who waits has asked for it. Later people are asked first."""
        starts_at = self.starts_at.astimezone(UTC)
        if now >= starts_at:
            return Step.NOT
        if now < starts_at - timedelta(hours=self.immediate_until_hours):
            return Step.AT_ONCE
        return Step.BY_OFFER if now < self.last_moment else Step.NOT

    def offer_ends_at(self, now: datetime) -> datetime:
        """An offer lasts an hour at least, but never beyond the last moment."""
        return min(now.astimezone(UTC) + timedelta(hours=max(self.offer_hours, 1)), self.last_moment)
