"""Pages with text."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from kurzdraht.network.models import Topic
from kurzdraht.website.models.base import EditorialPage


class StandardPage(EditorialPage):
    """A page with a text: about us, Impressum, Datenschutz."""

    template = "website/standard_page.html"
    parent_page_types: ClassVar[list[str]] = ["website.HomePage", "website.StandardPage", "website.TopicPage"]
    subpage_types: ClassVar[list[str]] = ["website.StandardPage"]

    class Meta:
        verbose_name = _("Textseite")


class TopicPage(EditorialPage):
    """What the network knows about one topic, with the events on it."""

    topic = models.ForeignKey(
        Topic, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Thema")
    )

    template = "website/topic_page.html"
    parent_page_types: ClassVar[list[str]] = ["website.HomePage", "website.StandardPage"]
    subpage_types: ClassVar[list[str]] = ["website.StandardPage"]
    content_panels: ClassVar[list[Any]] = [*EditorialPage.content_panels, FieldPanel("topic")]

    class Meta:
        verbose_name = _("Themenseite")


class ContactPage(EditorialPage):
    """Who to ask; the addresses of office and consortia come from the records."""

    template = "website/contact_page.html"
    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["website.HomePage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("Kontaktseite")
