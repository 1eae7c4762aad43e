"""News for lists and feeds."""

from django.db.models import QuerySet

from kurzdraht.website.enums import NewsCategory
from kurzdraht.website.models import NewsPage


def newest_news(*, category: str = "") -> QuerySet[NewsPage]:
    """Published news, the latest first; of one category when it is a known one."""
    news: QuerySet[NewsPage] = NewsPage.objects.live().order_by("-date", "-first_published_at", "-pk")
    return news.filter(category=category) if category in NewsCategory.values else news


def used_categories() -> list[NewsCategory]:
    """The categories that have news, in the order of the list."""
    used = set(NewsPage.objects.live().order_by().values_list("category", flat=True).distinct())
    return [category for category in NewsCategory if category in used]
