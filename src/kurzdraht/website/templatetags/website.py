"""What templates of pages ask for. An edge: looks at the clock, so that a preview shows what the page will show."""

from collections.abc import Iterable

from django import template
from django.conf import settings
from django.core.paginator import Page as ListPage, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from kurzdraht.events.models import Event
from kurzdraht.events.queries import listing
from kurzdraht.network.models import Consortium, Network, Topic
from kurzdraht.network.queries import the_network
from kurzdraht.privacy.queries import Period, periods
from kurzdraht.website.enums import NewsCategory
from kurzdraht.website.models import NewsPage
from kurzdraht.website.queries import home, members, news, teasers

NEWS_PER_PAGE = 12
ROWS_IN_BLOCK = 3

register = template.Library()


@register.simple_tag
def home_overview() -> home.Home:
    return home.home_overview(on=timezone.localdate())


@register.simple_tag
def consortia() -> QuerySet[Consortium]:
    return Consortium.objects.order_by("position")


@register.simple_tag
def retention_periods() -> list[Period]:
    return periods()


@register.simple_tag
def next_events(limit: int) -> list[Event]:
    return listing.upcoming(limit=limit, now=timezone.now())


@register.simple_tag
def events_on(topic: Topic, limit: int) -> list[Event]:
    return teasers.coming_on_topic(topic, limit=limit, now=timezone.now())


@register.simple_tag
def event_rows(events: Iterable[Event], consortium: str | None = None, number: int | None = None) -> list[Event]:
    chosen = _consortium(consortium)
    return teasers.chosen_or_next(events, consortium=chosen, limit=number or ROWS_IN_BLOCK, now=timezone.now())


@register.simple_tag
def newest_documentation(limit: int, consortium: str | None = None) -> list[Event]:
    return listing.latest_documentation(_consortium(consortium), limit=limit, now=timezone.now())


def _consortium(slug: str | None) -> Consortium | None:
    """The one that a block names; none is named for the whole network."""
    return Consortium.objects.filter(slug=slug).first() if slug else None


@register.simple_tag
def member_map(consortium: str | None) -> members.MemberMap:
    """What the map in a page shows: all members, or those of one consortium in its colour."""
    return members.member_map(consortium or "", on=timezone.localdate())


@register.simple_tag
def newest_news(limit: int) -> QuerySet[NewsPage]:
    return news.newest_news()[:limit]


@register.simple_tag
def news_list(request: HttpRequest) -> ListPage[NewsPage]:
    """One page of the list, of the category in the address; an unknown number shows the nearest page."""
    found = news.newest_news(category=request.GET.get("rubrik", "")).select_related("image")
    return Paginator(found, NEWS_PER_PAGE).get_page(request.GET.get("seite"))


@register.simple_tag
def news_categories() -> list[NewsCategory]:
    return news.used_categories()


@register.simple_tag
def network() -> Network:
    return the_network()


@register.simple_tag
def absolute(path: str) -> str:
    """The full address of a path of ours, from BASE_URL and never from what the browser claims."""
    return f"{settings.BASE_URL}{path}"
