"""News that are not written in the editors' admin."""

from collections.abc import Sequence
from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils.html import escape
from wagtail.rich_text import RichText

from kurzdraht.website.enums import NewsCategory
from kurzdraht.website.models import NewsIndexPage, NewsPage


@transaction.atomic
def publish_news(
    title: str, *, lead: str, paragraphs: Sequence[str], category: NewsCategory, day: date, slug: str
) -> NewsPage:
    """Put a piece of news on the list; needs the default pages. The paragraphs are plain text."""
    html = "".join(f"<p>{escape(text)}</p>" for text in paragraphs)
    page = NewsPage(
        title=title,
        slug=slug,
        lead=lead,
        date=day,
        category=category,
        body=[("paragraph", RichText(html))],
        live=False,
    )
    NewsIndexPage.objects.get(locale__language_code=settings.LANGUAGE_CODE).add_child(instance=page)
    page.save_revision().publish()
    return page
