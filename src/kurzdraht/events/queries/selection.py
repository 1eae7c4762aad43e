"""Which events a reader wants to see."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q

from kurzdraht.core.dates import midnight, month_after
from kurzdraht.events.querysets import EventQuerySet

ONLINE, ONSITE = "online", "vor-ort"


@dataclass(frozen=True)
class Selection:
    """One choice for each word of the sentence; slugs, all of them optional.

    A span of days outranks the month, the month outranks `is_past`.
    """

    consortia: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    audience: str = ""
    topic: str = ""
    place: str = ""
    month: date | None = None
    from_date: date | None = None
    until_date: date | None = None
    is_past: bool = False
    free_only: bool = False

    @property
    def is_narrow(self) -> bool:
        """Something besides the period is chosen."""
        return bool(self.consortia or self.formats or self.audience or self.topic or self.place or self.free_only)

    @property
    def is_span(self) -> bool:
        return bool(self.from_date or self.until_date)

    @property
    def looks_back(self) -> bool:
        return self.is_past and not self.month and not self.is_span

    def narrow(self, events: EventQuerySet) -> EventQuerySet:
        """All choices but the period."""
        if self.consortia:
            partnered = events.model.partners.through.objects.filter(consortium__slug__in=self.consortia)
            events = events.filter(Q(consortium__slug__in=self.consortia) | Q(pk__in=partnered.values("event_id")))
        if self.formats:
            events = events.filter(format__slug__in=self.formats)
        if self.audience:
            events = events.filter(audience=self.audience)
        if self.topic:
            events = events.filter(topics__slug=self.topic)
        if self.place:
            events = events.filter(**{"is_online" if self.place == ONLINE else "is_onsite": True})
        return events.with_free_places() if self.free_only else events

    def in_period(self, events: EventQuerySet, *, now: datetime) -> EventQuerySet:
        """The period, in the order in which it is read: backwards for what is over."""
        if self.is_span:
            if self.from_date:
                events = events.filter(starts_at__gte=midnight(self.from_date))
            if self.until_date:
                events = events.filter(starts_at__lt=midnight(self.until_date + timedelta(days=1)))
        elif self.month:
            events = events.filter(starts_at__gte=midnight(self.month), starts_at__lt=midnight(month_after(self.month)))
        elif self.is_past:
            return events.past(now).order_by("-starts_at", "-pk")
        else:
            events = events.coming(now)
        return events.order_by("starts_at", "pk")
