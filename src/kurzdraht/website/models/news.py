"""News."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Page

from kurzdraht.website.enums import NewsCategory
from kurzdraht.website.models.base import EditorialPage


class NewsIndexPage(EditorialPage):
    """The list of all news, newest first, by category."""

    template = "website/news_index_page.html"
    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["website.HomePage"]
    subpage_types: ClassVar[list[str]] = ["website.NewsPage"]

    class Meta:
        verbose_name = _("Aktuelles")


class NewsPage(EditorialPage):
    """One piece of news. `lead` is its teaser in lists and feeds."""

    date = models.DateField(_("Datum"), default=timezone.localdate, db_index=True)
    category = models.CharField(_("Rubrik"), max_length=12, choices=NewsCategory.choices, default=NewsCategory.NETWORK)
    image = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Bild"),
    )

    template = "website/news_page.html"
    parent_page_types: ClassVar[list[str]] = ["website.NewsIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        FieldRowPanel([FieldPanel("date"), FieldPanel("category")]),
        FieldPanel("lead", heading=_("Anreißer")),
        FieldPanel("image"),
        FieldPanel("body"),
    ]
    promote_panels: ClassVar[list[Any]] = [FieldPanel("slug"), FieldPanel("search_description")]

    class Meta:
        verbose_name = _("Nachricht")
