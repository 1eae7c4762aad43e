"""Coming events that would suit a person."""

from datetime import datetime

from django.db.models import Q

from kurzdraht.events.enums import Audience
from kurzdraht.events.models import Event, Registration
from kurzdraht.events.queries.listing import rows_of
from kurzdraht.events.queries.place_words import tell_places
from kurzdraht.network.queries import Roles

SUGGESTIONS = 4


def suggestions(roles: Roles, *, now: datetime, limit: int = SUGGESTIONS) -> list[Event]:
    """Coming events of the own consortia and of the whole network, with a place left that this person may take."""
    if roles.person is None:
        return []
    own = roles.consortia | roles.advised_consortia
    taken = Registration.objects.of(roles.person).standing().values("event")
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
    """What `audience.admitted` answers, as a condition on events; guest lists aside. A test holds the two together."""
    passes = Q(audience=Audience.CIRCLE, working_group__in=roles.working_groups)
    if roles.is_member or roles.is_staff:
        return (
            passes
            | Q(audience__in=(Audience.PUBLIC, Audience.NETWORK))
            | Q(audience=Audience.CONSORTIA) & in_own_consortia
        )
    is_for_all = Q(members_first_until_at__isnull=True) | Q(members_first_until_at__lte=now)
    return passes | Q(audience=Audience.PUBLIC) & is_for_all
