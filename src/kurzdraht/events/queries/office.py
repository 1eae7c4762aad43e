"""The events that somebody plans, as a list, and what such a list can be narrowed by."""

from dataclasses import dataclass

from django.db.models import Q

from kurzdraht.core.page_cache.memory import remembered
from kurzdraht.events.models import Event, EventFormat
from kurzdraht.events.querysets import EventQuerySet
from kurzdraht.network.models import Consortium, Topic
from kurzdraht.network.queries import Roles


@dataclass(frozen=True)
class OfficeChoices:
    consortia: tuple[Consortium, ...]
    formats: tuple[EventFormat, ...]
    topics: tuple[Topic, ...]


@remembered
def office_choices() -> OfficeChoices:
    return OfficeChoices(
        consortia=tuple(Consortium.objects.order_by("position")),
        formats=tuple(EventFormat.objects.order_by("position", "name")),
        topics=tuple(Topic.objects.order_by("name")),
    )


def office_events(roles: Roles, *, with_bin: bool = False) -> EventQuerySet:
    """The office sees all, an adviser those of the own consortia; never one twice."""
    kept = Event.everything if with_bin else Event.objects
    rows = kept.select_related("format", "consortium", "series", "host", "working_group")
    return rows if roles.is_office else of_consortia(rows, consortium__in=roles.advised_consortia)


def of_consortia(rows: EventQuerySet, **condition: object) -> EventQuerySet:
    """Those of the consortia that meet the condition, as host or as partner."""
    partnered = Event.partners.through.objects.filter(**condition).values("event_id")
    return rows.filter(Q(**condition) | Q(pk__in=partnered))
