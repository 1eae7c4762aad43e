"""What can be chosen in the filter sentence: only what some event bears."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from kurzdraht.core.page_cache.memory import remembered
from kurzdraht.events.models import Event, EventFormat
from kurzdraht.network.models import Consortium, Topic


@dataclass(frozen=True)
class Choices:
    consortia: list[Consortium]
    formats: list[EventFormat]
    topics: list[Topic]


@remembered
def choices() -> Choices:
    """Three queries at most. The consortia are all there, so that the row of marks never changes its order."""
    public = Event.objects.open_to_all()
    with_topic = Event.topics.through.objects.filter(topic=OuterRef("pk"), event__in=public.values("pk"))
    return Choices(
        consortia=list(Consortium.objects.order_by("position")),
        formats=list(
            EventFormat.objects.filter(Exists(public.filter(format=OuterRef("pk")))).order_by("position", "name")
        ),
        topics=list(Topic.objects.filter(Exists(with_topic)).order_by("name")),
    )
