"""Which page stands at an address, in which language."""

from django.conf import settings
from django.http import Http404, HttpRequest
from wagtail.models import Page, Site

RouteResult = tuple[Page, list[object], dict[str, object]]


def leads_to(request: HttpRequest, path: str) -> Page | None:
    """The page at this path: in the tree of the reader's language, else in another's.

    A page that is written in German only stands in the English site too, and says so. Wagtail looks into one tree; what
    is found in another is put where Wagtail looks before it serves.
    """
    found = Page.route_for_request(request, path)
    if found is None:
        found = _in_other_trees(request, [part for part in path.split("/") if part])
        request._wagtail_route_for_request = found  # type: ignore[attr-defined]  # noqa: SLF001  # Wagtail's own cache
    return found[0] if found else None


def better_address(page: Page, language: str) -> str:
    """Where the page stands in the reader's own language, or a page that has no German version stands at all.

    Nothing, where it is read at the address that was asked for.
    """
    written_in = page.locale.language_code
    if written_in == language:
        return ""
    own = page.get_translations().live().filter(locale__language_code=language).first()
    if own is None and written_in != settings.LANGUAGE_CODE:
        own = page
    return own.url or "" if own else ""


def _in_other_trees(request: HttpRequest, parts: list[str]) -> RouteResult | None:
    site = Site.find_for_request(request)
    if site is None:
        return None
    german = site.root_page
    for root in (german, *german.get_translations().live()):
        try:
            result: RouteResult = root.specific.route(request, parts)
        except Http404:
            continue
        if root == german or result[0].locale.language_code != settings.LANGUAGE_CODE:
            return result
    return None
