"""Pages of the editors, one file for each kind."""

from kurzdraht.website.models.approval import SecondEditorTask
from kurzdraht.website.models.base import EditorialPage
from kurzdraht.website.models.home import HomePage
from kurzdraht.website.models.link import PageLink
from kurzdraht.website.models.news import NewsIndexPage, NewsPage
from kurzdraht.website.models.pages import ContactPage, StandardPage, TopicPage

__all__ = (
    "ContactPage",
    "EditorialPage",
    "HomePage",
    "NewsIndexPage",
    "NewsPage",
    "PageLink",
    "SecondEditorTask",
    "StandardPage",
    "TopicPage",
)
