"""What the frame of every page shows. For an anonymous visitor it is the same for all, and no session is opened."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse, translate_url
from django.utils.translation import get_language, gettext_lazy as _, override

from kurzdraht.network.queries import the_network
from kurzdraht.network.rules import roles_today
from kurzdraht.website.addresses import FIXED_PAGES
from kurzdraht.website.queries.menu import main_menu

PORTAL = (
    ("portal_home", _("Heute")),
    ("portal_events", _("Termine")),
    ("portal_organisation", _("Meine Kommune")),
    ("portal_settings", _("Konto")),
)
PORTAL_RIGHTS = {
    "portal_home": "portal.open",
    "portal_events": "portal.events",
    "portal_organisation": "portal.organisation",
    "portal_settings": "portal.open",
}
DESK = (
    ("desk_home", _("Heute")),
    ("desk_event_list", _("Veranstaltungen")),
    ("desk_outbox", _("Ausgang")),
)
FOOTER = (
    ("barrier_report", _("Barriere melden")),
    ("wagtail:accessibility", _("Barrierefreiheit")),
    ("wagtail:easy_language", _("Leichte Sprache")),
    ("wagtail:sign_language", _("Gebärdensprache")),
    ("wagtail:contact", _("Kontakt")),
    ("wagtail:imprint", _("Impressum")),
    ("wagtail:privacy", _("Datenschutz")),
    ("sources", _("Quellen und Daten")),
)
LANGUAGES = {"de": ("DE", "diese Seite auf Deutsch"), "en": ("EN", "this page in English")}


@dataclass(frozen=True)
class Place:
    label: Any
    url: str
    current: str = ""


def frame(request: HttpRequest) -> dict[str, Any]:
    is_known = settings.SESSION_COOKIE_NAME in request.COOKIES or CookieStorage.cookie_name in request.COOKIES
    is_signed_in = is_known and request.user.is_authenticated
    network = the_network()
    first, _space, rest = network.name.partition(" ")
    language = get_language() or settings.LANGUAGE_CODE
    shown: dict[str, Any] = {
        "network": network,
        "name_first": first,
        "name_rest": rest,
        "language": language,
        "home_url": _address("home"),
        "places": _menu(request),
        "footer_links": _places(request, FOOTER),
        "other_languages": [_other(request, code) for code, _name in settings.LANGUAGES if code != language],
        "sign_in_url": _address("account_login"),
        "is_known_visitor": is_known,
        "is_signed_in": is_signed_in,
    }
    if is_signed_in:
        shown |= _doors(request)
    return {"frame": shown}


def _doors(request: HttpRequest) -> dict[str, Any]:
    portal = _places(request, [pair for pair in PORTAL if request.user.has_perm(PORTAL_RIGHTS[pair[0]])])
    desk = _places(request, DESK)
    if roles_today(request.user).is_staff and desk:
        portal = [*portal, Place(_("Büro"), desk[0].url)]
    return {
        "portal_url": _address("portal_home") or _address("desk_home"),
        "sign_out_url": _address("account_logout"),
        "portal_places": portal,
        "desk_places": desk,
    }


def _menu(request: HttpRequest) -> list[Place]:
    try:
        return [Place(place.label, place.url, _current(request.path, place.url)) for place in main_menu(request.path)]
    except NoReverseMatch:
        return []


def _address(name: str) -> str:
    """The address of a route, or of an editor's page of those that never move; empty while the route does not exist."""
    kind, colon, page = name.partition(":")
    try:
        if colon:
            return reverse("wagtail_serve", args=(f"{FIXED_PAGES[page]}/",))
        return reverse(kind)
    except NoReverseMatch:
        return ""


def _places(request: HttpRequest, names: Iterable[tuple[str, Any]]) -> list[Place]:
    found = [(label, _address(name)) for name, label in names]
    return [Place(label, url, _current(request.path, url)) for label, url in found if url]


def _current(path: str, url: str) -> str:
    """What `aria-current` says: on the page itself, below it, or elsewhere. A home is above everything and not "below"."""
    if path == url:
        return "page"
    return "true" if path.startswith(url) and url not in {_address("portal_home"), _address("desk_home")} else ""


def _other(request: HttpRequest, code: str) -> dict[str, str]:
    short, sentence = LANGUAGES[code]
    url = translate_url(request.get_full_path(), code)
    if url == request.get_full_path():
        with override(code):
            url = _address("home")
    return {"code": code, "short": short, "sentence": sentence, "url": url}
