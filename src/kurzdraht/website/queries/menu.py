"""The places in the header."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from kurzdraht.core.page_cache.memory import remembered
from kurzdraht.website.addresses import BUILT_IN_PLACES, PLACES_IN_MENU
from kurzdraht.website.models.base import HOME_DEPTH


@dataclass(frozen=True)
class MenuPlace:
    """One place; `is_current` while the reader is there or below, `is_written` where an editor named it, in German."""

    label: str | Promise
    url: str
    is_current: bool
    is_written: bool


def main_menu(path: str) -> list[MenuPlace]:
    """At most five places, for the reader at this address: events, municipalities, then pages in the editors' order."""
    return [MenuPlace(label, url, path.startswith(url), isinstance(label, str)) for label, url in _places()]


@remembered
def _places() -> list[tuple[str | Promise, str]]:
    places: list[tuple[str | Promise, str]] = [
        (_("Veranstaltungen"), reverse("event_list")),
        (_("Kommunen"), reverse("municipality_list")),
    ]
    pages = Page.objects.live().in_menu().filter(depth=HOME_DEPTH + 1).order_by("path")
    chosen = [
        (page.title, reverse("wagtail_serve", args=(f"{page.slug}/",)))
        for page in pages.only("title", "slug")[: PLACES_IN_MENU - BUILT_IN_PLACES]
    ]
    return [*places, *chosen]
