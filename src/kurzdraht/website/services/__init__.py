"""What changes the public site: default pages, reports of barriers."""

from kurzdraht.website.services.barriers import report_barrier
from kurzdraht.website.services.pages import create_default_pages

__all__ = ("create_default_pages", "report_barrier")
