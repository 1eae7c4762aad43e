"""A person's own dates: what comes and what was."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce

from kurzdraht.events.enums import EventState, OfferState, RegistrationState
from kurzdraht.events.models import Event, Offer, Registration
from kurzdraht.events.querysets import RegistrationQuerySet
from kurzdraht.network.models import Person

NEAR = timedelta(hours=24)


@dataclass(frozen=True)
class OwnDate:
    """One registration as its person sees it. `position` on the waiting list counts from 1; 0 when not waiting.

    `colleagues` are those whom this person registered for the same event. Not `is_own`: only they come, not the person.
    """

    registration: Registration
    position: int
    offer_until: datetime | None
    room_url: str
    is_over: bool
    has_begun: bool = False
    is_own: bool = True
    colleagues: list["OwnDate"] = field(default_factory=list)

    @property
    def can_act(self) -> bool:
        """Whether cancelling or sending somebody else still makes sense."""
        return not (self.is_over or self.is_called_off or self.has_begun)

    @property
    def event(self) -> Event:
        return self.registration.event

    @property
    def is_called_off(self) -> bool:
        return self.event.state in {EventState.CANCELLED, EventState.POSTPONED}


def own_dates(person: Person, *, now: datetime, limit: int | None = None) -> list[OwnDate]:
    """What this person comes to or waits for, the next first: two queries."""
    rows = _registrations(person).filter(event__ends_at__gte=now).order_by("event__starts_at", "pk")
    return [_own_date(row, now=now) for row in rows[:limit]]


def coming_dates(person: Person, *, now: datetime) -> list[OwnDate]:
    """Each event once, with the colleagues whom this person registered for it: four queries."""
    others: dict[int, list[OwnDate]] = defaultdict(list)
    for date in dates_of_colleagues(person, now=now):
        others[date.event.pk].append(date)
    found = [replace(date, colleagues=others.pop(date.event.pk, [])) for date in own_dates(person, now=now)]
    found.extend(
        replace(rows[0], is_own=False, room_url="", offer_until=None, colleagues=rows) for rows in others.values()
    )
    return sorted(found, key=lambda date: (date.event.starts_at, date.event.pk))


def past_dates(person: Person, *, now: datetime, limit: int = 50) -> list[OwnDate]:
    """Where this person had a place, the latest first."""
    rows = _registrations(person).filter(event__ends_at__lt=now, state=RegistrationState.CONFIRMED)
    return [_own_date(row, now=now) for row in rows.order_by("-event__starts_at", "-pk")[:limit]]


def dates_of_colleagues(person: Person, *, now: datetime) -> list[OwnDate]:
    """Coming registrations that this person made for others."""
    own = Registration.objects.of(person).values("pk")
    rows = _kept().filter(registered_by=person, event__ends_at__gte=now).exclude(pk__in=own)
    return [_own_date(row, now=now) for row in rows.order_by("event__starts_at", "name", "pk")]


def registration_for(person: Person, key: UUID, *, now: datetime) -> Registration | None:
    """A coming registration that is this person's own, or that they made for somebody."""
    mine = Registration.objects.of(person).values("pk")
    rows = Registration.objects.standing().filter(Q(registered_by=person) | Q(pk__in=mine), key=key)
    coming = rows.filter(event__starts_at__gt=now).exclude(event__state=EventState.DRAFT)
    found: Registration | None = coming.select_related("event__format", "event__consortium", "event__host").first()
    return found


def _kept() -> RegistrationQuerySet:
    """Registrations that stand, each with `ahead`: how many wait before it."""
    before = (
        Registration.objects.filter(
            event=OuterRef("event"), attendance=OuterRef("attendance"), state=RegistrationState.WAITING
        )
        .filter(Q(queued_at__lt=OuterRef("queued_at")) | Q(queued_at=OuterRef("queued_at"), pk__lt=OuterRef("pk")))
        .order_by()
        .values("event")
        .annotate(number=Count("pk"))
        .values("number")
    )
    rows: RegistrationQuerySet = (
        Registration.objects.standing()
        .kept()
        .select_related("event__format", "event__consortium", "event__host")
        .prefetch_related(Prefetch("offers", Offer.objects.filter(state=OfferState.OPEN), to_attr="open_offers"))
        .annotate(ahead=Coalesce(Subquery(before), 0))
    )
    return rows


def _registrations(person: Person) -> RegistrationQuerySet:
    return _kept().of(person).exclude(event__state=EventState.DRAFT)


def _own_date(row: Registration, *, now: datetime) -> OwnDate:
    event = row.event
    is_near = event.starts_at - NEAR <= now <= event.ends_at
    has_room = row.state == RegistrationState.CONFIRMED and event.state == EventState.PUBLISHED and event.is_online
    offers = row.open_offers  # type: ignore[attr-defined]
    return OwnDate(
        registration=row,
        position=row.ahead + 1 if row.state == RegistrationState.WAITING else 0,  # type: ignore[attr-defined]
        offer_until=offers[0].expires_at if offers and row.state == RegistrationState.OFFERED else None,
        room_url=event.room_url if is_near and has_room and row.attendance == "online" else "",
        is_over=event.ends_at < now,
        has_begun=event.starts_at <= now,
    )
