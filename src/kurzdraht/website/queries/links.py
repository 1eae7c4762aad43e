"""Which links stand on a page, and which lead nowhere."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import Resolver404, resolve
from django.utils import translation
from wagtail.models import Page

from kurzdraht.website.models import EditorialPage, PageLink

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
        for address in _found(page.body.get_prep_value())
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
    return bool(Page.objects.live().filter(url_path__in=[f"/start/{path}", f"/start-en/{path}"]).exists())


def _found(value: Any) -> Iterator[str]:
    """Raw stream values: strings with markup, "url" and "page" of links and teasers, whatever they are nested in."""
    if isinstance(value, list):
        for one in value:
            yield from _found(one)
    elif isinstance(value, dict):
        for name, one in value.items():
            if name == "url" and one:
                yield str(one)
            elif name == "page" and isinstance(one, int):
                yield f"page:{one}"
            else:
                yield from _found(one)
    elif isinstance(value, str) and "<a" in value.lower():
        yield from _in_markup(value)


def _in_markup(markup: str) -> Iterator[str]:
    for anchor in _ANCHOR.findall(markup):
        attributes = dict(_ATTRIBUTE.findall(anchor))
        if attributes.get("linktype") == "page":
            yield f"page:{attributes.get('id', '')}"
        elif attributes.get("href"):
            yield unescape(attributes["href"])
