"""The first page."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page

from kurzdraht.website.models.base import EditorialPage


class HomePage(EditorialPage):
    """The editors' part of the first page; figures, events and consortia come from the records.

    An empty `headline` or `lead` means the house's own sentence, which is translated.
    """

    headline = models.CharField(
        _("Überschrift"), max_length=80, blank=True, help_text=_("Leer: „Die Antwort liegt oft eine Stadt weiter.“")
    )
    join_text = models.TextField(
        _("So werden Sie Mitglied"), blank=True, max_length=600, help_text=_("Leer: der Text, der mitgeliefert wird.")
    )

    template = "website/home.html"
    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = [
        "website.StandardPage",
        "website.TopicPage",
        "website.NewsIndexPage",
        "website.ContactPage",
    ]
    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        MultiFieldPanel([FieldPanel("headline"), FieldPanel("lead")], heading=_("Einstieg")),
        FieldPanel("join_text"),
        FieldPanel("body"),
    ]
    promote_panels: ClassVar[list[Any]] = [FieldPanel("slug"), FieldPanel("search_description")]

    class Meta:
        verbose_name = _("Startseite")
