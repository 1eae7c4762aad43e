"""What changes the public site: default pages, news, reports of barriers."""

from kurzdraht.website.services.barriers import report_barrier
from kurzdraht.website.services.news import publish_news
from kurzdraht.website.services.pages import create_default_pages

__all__ = ("create_default_pages", "publish_news", "report_barrier")
