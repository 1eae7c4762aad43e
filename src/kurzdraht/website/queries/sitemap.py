"""Every address that search engines may know."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import translation
from wagtail.models import Page

from kurzdraht.events.models import Event
from kurzdraht.network.models import Consortium, Municipality
from kurzdraht.website.models.base import HOME_DEPTH


@dataclass(frozen=True)
class Address:
    """A path of ours and when what stands there changed, if that is known."""

    path: str
    changed_at: datetime | None = None


def public_addresses() -> Iterator[Address]:
    """Pages in each language; events open to all, consortia and municipalities of today in German.

    One query for each kind.
    """
    yield from _pages()
    yield Address(reverse("event_list"))
    for slug, changed_at in Event.objects.open_to_all().order_by("pk").values_list("slug", "changed_at"):
        yield Address(reverse("event", args=(slug,)), changed_at)
    for slug in Consortium.objects.order_by("position").values_list("slug", flat=True):
        yield Address(reverse("consortium", args=(slug,)))
    yield Address(reverse("municipality_list"))
    for slug in Municipality.objects.current().order_by("sort_name").values_list("slug", flat=True):
        yield Address(reverse("municipality", args=(slug,)))


def _pages() -> Iterator[Address]:
    """Each tree begins with its first page, whose address is the root of its language."""
    pages = Page.objects.live().public().filter(depth__gte=HOME_DEPTH).order_by("path")
    root_length = 0
    columns = ("depth", "url_path", "last_published_at", "locale__language_code")
    for depth, url_path, changed_at, language in pages.values_list(*columns):
        if depth == HOME_DEPTH:
            root_length = len(url_path)
        with translation.override(language):
            yield Address(reverse("wagtail_serve", args=(url_path[root_length:],)), changed_at)
