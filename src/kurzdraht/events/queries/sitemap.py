"""Events in the sitemap."""

from datetime import datetime
from typing import ClassVar

from django.contrib.sitemaps import Sitemap

from kurzdraht.events.models import Event
from kurzdraht.events.querysets import EventQuerySet


class EventSitemap(Sitemap[Event]):
    """Every event that everybody may see, in both languages."""

    i18n = True
    alternates = True
    limit = 5000
    changefreq: ClassVar[str] = "daily"

    def items(self) -> EventQuerySet:
        return Event.objects.open_to_all().only("slug", "changed_at").order_by("-starts_at", "-pk")

    def lastmod(self, item: Event) -> datetime:
        return item.changed_at
