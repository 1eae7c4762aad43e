"""The places in the header."""

from dataclasses import dataclass, replace
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy as _
from wagtail.models import Page

from kurzdraht.core.page_cache.memory import remembered
from kurzdraht.website.addresses import BUILT_IN_PLACES, PLACES_IN_MENU
from kurzdraht.website.models.base import HOME_DEPTH

_SHOWN = ("title", "slug", "translation_key")


@dataclass(frozen=True)
class MenuPlace:
    """One place; `is_current` while the reader is there or below, `is_german` where an editor named it so."""

    label: str | Promise
    url: str
    is_current: bool
    is_german: bool


def main_menu(path: str) -> list[MenuPlace]:
    """At most five places, for the reader at this address: events, municipalities, then pages in the editors' order."""
    return [replace(place, is_current=path.startswith(place.url)) for place in _places()]


@remembered
def _places() -> list[MenuPlace]:
    places = [
        MenuPlace(label, reverse(name), is_current=False, is_german=False)
        for label, name in ((_("Veranstaltungen"), "event_list"), (_("Kommunen"), "municipality_list"))
    ]
    german = Page.objects.live().in_menu().filter(depth=HOME_DEPTH + 1, locale__language_code=settings.LANGUAGE_CODE)
    pages = list(german.order_by("path").only(*_SHOWN)[: PLACES_IN_MENU - BUILT_IN_PLACES])
    own = _translated(pages)
    return [*places, *(_place(own.get(page.translation_key), page) for page in pages)]


def _translated(pages: list[Page]) -> dict[UUID, Page]:
    """By translation key: the same pages in the reader's language, where there are such."""
    language = get_language() or settings.LANGUAGE_CODE
    if language == settings.LANGUAGE_CODE or not pages:
        return {}
    keys = [page.translation_key for page in pages]
    found = Page.objects.live().filter(translation_key__in=keys, locale__language_code=language, depth=HOME_DEPTH + 1)
    return {page.translation_key: page for page in found.only(*_SHOWN)}


def _place(own: Page | None, german: Page) -> MenuPlace:
    page = own or german
    address = reverse("wagtail_serve", args=(f"{page.slug}/",))
    return MenuPlace(page.title, address, is_current=False, is_german=own is None)
