"""Adjectives of the events' tables."""

from datetime import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from kurzdraht.events.enums import Attendance, Audience, EventState, RegistrationState
from kurzdraht.network.enums import MandateKind
from kurzdraht.network.models import Person
from kurzdraht.network.queries import Roles

PUBLIC_STATES = (EventState.PUBLISHED, EventState.POSTPONED, EventState.CANCELLED)
GOES_ON = (EventState.DRAFT, EventState.PUBLISHED)
HOLDS_PLACE = (RegistrationState.CONFIRMED, RegistrationState.OFFERED)


class EventQuerySet(models.QuerySet[Any]):
    def published(self) -> Self:
        """Those that the public may read, called-off ones included."""
        return self.filter(state__in=PUBLIC_STATES)

    def coming(self, now: datetime) -> Self:
        return self.filter(ends_at__gte=now)

    def past(self, now: datetime) -> Self:
        return self.filter(ends_at__lt=now)

    def open_to_all(self) -> Self:
        """What a page, a feed or a search engine may show to nobody in particular."""
        return self.published().exclude(audience=Audience.INVITATION)

    def visible_to(self, roles: Roles) -> Self:
        """Published ones for everybody; those on invitation only for who is asked; drafts only for who plans them.

        An adviser plans those of the own consortium, the office all.
        A fixed circle's events are seen by all: that it meets is no secret, only a place is limited.
        """
        if roles.is_office or MandateKind.ADMIN in roles.kinds:
            return self
        if roles.person is None:
            return self.open_to_all()
        visible = Q(state__in=PUBLIC_STATES) & (~Q(audience=Audience.INVITATION) | self._is_asked(roles, roles.person))
        if roles.advised_consortia:
            visible |= Q(pk__in=self.model._default_manager.advised_by(roles).values("pk"))
        return self.filter(visible)

    def _is_asked(self, roles: Roles, person: Person) -> Q:
        """On the list of guests, on the programme or registered: one short look into each table."""
        on_the_list = Q(person=person) | Q(email__iexact=person.email) | Q(organisation__in=roles.member_organisations)
        return (
            Q(pk__in=self._table_of("invitations").filter(on_the_list).values("event"))
            | Q(pk__in=self._table_of("contributions").filter(person=person).values("event"))
            | Q(pk__in=self._table_of("registrations").filter(person=person).standing().values("event"))
        )

    def _table_of(self, name: str) -> Any:
        return self.model._meta.get_field(name).related_model._default_manager.order_by()

    def advised_by(self, roles: Roles) -> Self:
        """Those of the consortia that this person advises, as host or as partner."""
        advised = roles.advised_consortia
        return self.filter(Q(consortium__in=advised) | Q(partners__in=advised)).distinct()

    def with_free_places(self) -> Self:
        """Those where a place is left, on site or online; an offered place is not free."""
        return self.filter(state=EventState.PUBLISHED).filter(
            self._has_room(Attendance.ONSITE) | self._has_room(Attendance.ONLINE)
        )

    def _has_room(self, attendance: Attendance) -> Q:
        taken = (
            self._table_of("registrations")
            .filter(event=OuterRef("pk"), attendance=attendance, state__in=HOLDS_PLACE)
            .values("event")
            .annotate(number=Count("pk"))
            .values("number")
        )
        limit = f"{attendance}_capacity"
        return Q(**{f"is_{attendance}": True}) & (
            Q(**{f"{limit}__isnull": True}) | Q(**{f"{limit}__gt": Coalesce(Subquery(taken), 0)})
        )


class RegistrationQuerySet(models.QuerySet[Any]):
    def standing(self) -> Self:
        """Everybody with a place, an offer or a wait; who cancelled is out."""
        return self.exclude(state=RegistrationState.CANCELLED)

    def kept(self) -> Self:
        """Those whose event does not lie in the bin: a question across the relation passes by the event's manager."""
        return self.filter(event__deleted_at__isnull=True)

    def of(self, person: Person) -> Self:
        """Theirs by name, or nobody's by name and made under their address, which stands there in small letters."""
        return self.filter(Q(person=person) | Q(person__isnull=True, email=person.email.lower()))
