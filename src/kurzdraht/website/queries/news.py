"""News for lists and feeds."""

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.translation import get_language

from kurzdraht.website.enums import NewsCategory
from kurzdraht.website.models import NewsPage


def newest_news(*, category: str = "") -> QuerySet[NewsPage]:
    """Published news, the latest first; of one category when it is a known one.

    In the reader's language where a piece of news is translated, else in German.
    """
    news: QuerySet[NewsPage] = _in_own_language().order_by("-date", "-first_published_at", "-pk")
    return news.filter(category=category) if category in NewsCategory.values else news


def used_categories() -> list[NewsCategory]:
    """The categories that have news, in the order of the list."""
    used = set(_in_own_language().order_by().values_list("category", flat=True).distinct())
    return [category for category in NewsCategory if category in used]


def _in_own_language() -> QuerySet[NewsPage]:
    language = get_language() or settings.LANGUAGE_CODE
    german = Q(locale__language_code=settings.LANGUAGE_CODE)
    live: QuerySet[NewsPage] = NewsPage.objects.live().select_related("locale")
    if language == settings.LANGUAGE_CODE:
        return live.filter(german)
    own = live.filter(locale__language_code=language)
    return live.filter(Q(pk__in=own.values("pk")) | german & ~Q(translation_key__in=own.values("translation_key")))
