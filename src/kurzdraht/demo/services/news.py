"""News of the demo."""

from datetime import date, timedelta

from kurzdraht.demo.content.news import NEWS
from kurzdraht.website.services import publish_news


def load_news(*, anchor: date) -> None:
    for item in NEWS:
        publish_news(
            item.title,
            lead=item.lead,
            paragraphs=item.paragraphs,
            category=item.category,
            day=anchor - timedelta(days=item.days_before),
            slug=item.slug,
        )
