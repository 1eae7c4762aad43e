"""Which links stand on a page, and which lead nowhere."""

import re
from collections.abc import Iterator
from html import unescape

from django.conf import settings
from django.db.models import QuerySet
from django.urls import Resolver404, resolve
from django.utils import translation
from wagtail.models import Page

from kurzdraht.website.models import EditorialPage, HomePage, PageLink
from kurzdraht.website.queries.stream import pieces_of

BROKEN_FROM = 2
_ANCHOR = re.compile(r"<a\s[^>]*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r'([a-z]+)="([^"]*)"', re.IGNORECASE)


def links_of(page: EditorialPage) -> set[str]:
    """The addresses in the body: "page:12" for a page of ours, else as it is written. Mail and telephone are none.

    An address of this site that was pasted with its host counts as the path alone.
    """
    own = settings.BASE_URL
    return {
        address.removeprefix(own) if address.startswith(f"{own}/") else address
        for address in _found(page)
        if not address.startswith(("mailto:", "tel:", "#"))
    }


def broken_links() -> QuerySet[PageLink]:
    """Those that nothing was found behind twice in a row, on pages that are read; the oldest first."""
    rows = PageLink.objects.filter(failures__gte=BROKEN_FROM, page__live=True)
    return rows.select_related("page").order_by("failing_since_at", "pk")


def stands_here(address: str) -> bool:
    """Whether a page of ours, or any of our addresses, is there to be read."""
    kind, _colon, number = address.partition(":")
    if kind == "page":
        return number.isdecimal() and Page.objects.live().filter(pk=number).exists()
    path = address.partition("#")[0].partition("?")[0]
    with translation.override("en" if path.startswith("/en/") else "de"):
        try:
            match = resolve(path)
        except Resolver404:
            return False
    if match.url_name != "wagtail_serve":
        return True
    return _is_page(match.args[0] if match.args else match.kwargs.get("path", ""))


def _is_page(path: str) -> bool:
    """In one of the trees: each language has a first page of its own."""
    homes = HomePage.objects.values_list("url_path", flat=True)
    return bool(Page.objects.live().filter(url_path__in=[f"{home}{path}" for home in homes]).exists())


def _found(page: EditorialPage) -> Iterator[str]:
    """In markup, and in "url" and "page" of links and teasers."""
    for name, value, _beside in pieces_of(page):
        if name == "url" and value:
            yield str(value)
        elif name == "page" and isinstance(value, int):
            yield f"page:{value}"
        elif isinstance(value, str) and "<a" in value.lower():
            yield from _in_markup(value)


def _in_markup(markup: str) -> Iterator[str]:
    for anchor in _ANCHOR.findall(markup):
        attributes = dict(_ATTRIBUTE.findall(anchor))
        if attributes.get("linktype") == "page":
            yield f"page:{attributes.get('id', '')}"
        elif attributes.get("href"):
            yield unescape(attributes["href"])
