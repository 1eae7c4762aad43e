"""Adjectives of the events' tables."""

from datetime import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Q

from kurzdraht.events.enums import Audience, EventState, RegistrationState
from kurzdraht.network.queries import Roles

PUBLIC_STATES = (EventState.PUBLISHED, EventState.POSTPONED, EventState.CANCELLED)


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
        """Published ones for everybody; those on invitation only for who is asked; drafts only for staff.

        A fixed circle's events are seen by all: that it meets is no secret, only a place is limited.
        """
        if roles.is_staff:
            return self
        if roles.person is None:
            return self.open_to_all()
        person = roles.person
        asked = (
            Q(guests__person=person)
            | Q(guests__email__iexact=person.email)
            | Q(guests__organisation__in=roles.member_organisations)
            | Q(contributions__person=person)
        )
        taking_part = Q(registrations__person=person) & ~Q(registrations__state=RegistrationState.CANCELLED)
        invitations = self.model._default_manager.filter(audience=Audience.INVITATION).filter(asked | taking_part)
        return self.published().filter(~Q(audience=Audience.INVITATION) | Q(pk__in=invitations.values("pk")))
