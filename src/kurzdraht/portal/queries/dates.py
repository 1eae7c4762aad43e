"""A person's own dates: what comes, what was, and what would suit."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from kurzdraht.events.enums import Audience, EventState, OfferState, RegistrationState
from kurzdraht.events.models import Event, Offer, Registration
from kurzdraht.events.queries.listing import rows_of
from kurzdraht.events.queries.place_words import tell_places
from kurzdraht.network.models import Person
from kurzdraht.network.queries import Roles

NEAR = timedelta(hours=24)
SUGGESTIONS = 4


@dataclass(frozen=True)
class OwnDate:
    """One registration as its person sees it. `position` on the waiting list counts from 1; 0 when not waiting."""

    registration: Registration
    position: int
    offer_until: datetime | None
    room_url: str
    is_over: bool

    @property
    def event(self) -> Event:
        return self.registration.event

    @property
    def is_confirmed(self) -> bool:
        return self.registration.state == RegistrationState.CONFIRMED

    @property
    def is_called_off(self) -> bool:
        return self.event.state in {EventState.CANCELLED, EventState.POSTPONED}


def own_dates(person: Person, *, now: datetime, limit: int | None = None) -> list[OwnDate]:
    """What this person comes to or waits for, the next first: two queries."""
    rows = _registrations(person).filter(event__ends_at__gte=now).order_by("event__starts_at", "pk")
    return [_own_date(row, now=now) for row in rows[:limit]]


def past_dates(person: Person, *, now: datetime, limit: int = 50) -> list[OwnDate]:
    """Where this person had a place, the latest first."""
    rows = _registrations(person).filter(event__ends_at__lt=now, state=RegistrationState.CONFIRMED)
    return [_own_date(row, now=now) for row in rows.order_by("-event__starts_at", "-pk")[:limit]]


def dates_of_colleagues(person: Person, *, now: datetime) -> list[OwnDate]:
    """Coming registrations that this person made for others."""
    rows = _kept().filter(registered_by=person, event__ends_at__gte=now).exclude(_is_own(person))
    return [_own_date(row, now=now) for row in rows.order_by("event__starts_at", "name", "pk")]


def suggestions(roles: Roles, *, now: datetime, limit: int = SUGGESTIONS) -> list[Event]:
    """Coming events of the own consortia and of the whole network, with a place left that this person may take."""
    if roles.person is None:
        return []
    own = roles.consortia | roles.advised_consortia
    taken = _kept().filter(_is_own(roles.person)).values("event")
    in_own_consortia = Q(consortium__in=own) | Q(
        pk__in=Event.partners.through.objects.filter(consortium__in=own).values("event")
    )
    events = (
        Event.objects.visible_to(roles)
        .with_free_places()
        .filter(starts_at__gt=now)
        .filter(Q(opens_at__isnull=True) | Q(opens_at__lte=now))
        .filter(Q(closes_at__isnull=True) | Q(closes_at__gt=now))
        .filter(in_own_consortia | Q(consortium__isnull=True))
        .filter(_open_to(roles, in_own_consortia, now=now))
        .exclude(pk__in=taken)
    )
    rows = list(rows_of(events.order_by("starts_at", "pk"))[:limit])
    tell_places(rows, person=None, now=now)
    return rows


def _open_to(roles: Roles, in_own_consortia: Q, *, now: datetime) -> Q:
    """The audiences that today's roles pass without an invitation."""
    passes = Q(audience=Audience.CIRCLE, working_group__in=roles.working_groups)
    if roles.is_member or roles.is_staff:
        return (
            passes
            | Q(audience__in=(Audience.PUBLIC, Audience.NETWORK))
            | Q(audience=Audience.CONSORTIA) & in_own_consortia
        )
    is_for_all = Q(members_first_until_at__isnull=True) | Q(members_first_until_at__lte=now)
    return passes | Q(audience=Audience.PUBLIC) & is_for_all


def _kept() -> QuerySet[Registration]:
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
    return (
        Registration.objects.exclude(state=RegistrationState.CANCELLED)
        .select_related("event__format", "event__consortium", "event__host")
        .prefetch_related(Prefetch("offers", Offer.objects.filter(state=OfferState.OPEN), to_attr="open_offers"))
        .annotate(ahead=Coalesce(Subquery(before), 0))
    )


def _registrations(person: Person) -> QuerySet[Registration]:
    return _kept().filter(_is_own(person)).exclude(event__state=EventState.DRAFT)


def _is_own(person: Person) -> Q:
    """Theirs by name, or made as a guest under the same address."""
    return Q(person=person) | Q(person__isnull=True, email__iexact=person.email)


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
    )
