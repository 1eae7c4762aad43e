"""What the frame of every page shows. For an anonymous visitor it is the same for all, and no session is opened."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse, translate_url
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from kurzdraht.network.queries import the_network
from kurzdraht.network.rules import roles_today

PLACES = (("event_list", _("Veranstaltungen")), ("municipality_list", _("Kommunen")), ("wagtail:ueber-uns", _("Über uns")))
PORTAL = (
    ("portal_home", _("Heute")),
    ("portal_events", _("Termine")),
    ("portal_certificates", _("Bescheinigungen")),
    ("portal_settings", _("Einstellungen")),
)
DESK = (
    ("desk_home", _("Heute")),
    ("desk_event_list", _("Veranstaltungen")),
    ("desk_outbox", _("Ausgang")),
)
FOOTER = (
    ("wagtail:barriere-melden", _("Barriere melden")),
    ("wagtail:barrierefreiheit", _("Barrierefreiheit")),
    ("wagtail:leichte-sprache", _("Leichte Sprache")),
    ("wagtail:gebaerdensprache", _("Gebärdensprache")),
    ("wagtail:kontakt", _("Kontakt")),
    ("wagtail:impressum", _("Impressum")),
    ("wagtail:datenschutz", _("Datenschutz")),
    ("wagtail:quellen", _("Quellen und Daten")),
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
        "home_url": _address("wagtail:"),
        "places": _places(request, PLACES),
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
    portal, desk = _places(request, PORTAL), _places(request, DESK)
    if roles_today(request.user).is_staff and desk:
        portal = [*portal, Place(_("Büro"), desk[0].url)]
    return {
        "portal_url": _address("portal_home") or _address("desk_home"),
        "sign_out_url": _address("account_logout"),
        "portal_places": portal,
        "desk_places": desk,
    }


def _address(name: str) -> str:
    """The address of a route or of an editor's page; empty while it does not exist."""
    kind, colon, page = name.partition(":")
    try:
        if colon:
            return reverse(f"{kind}_serve", args=(f"{page}/" if page else "",))
        return reverse(name)
    except NoReverseMatch:
        return ""


def _places(request: HttpRequest, names: Iterable[tuple[str, Any]]) -> list[Place]:
    found = [(label, _address(name)) for name, label in names]
    homes = {_address("portal_home"), _address("desk_home")}
    return [Place(label, url, _current(request.path, url, is_home=url in homes)) for label, url in found if url]


def _current(path: str, url: str, *, is_home: bool) -> str:
    if path == url:
        return "page"
    return "true" if path.startswith(url) and not is_home else ""


def _other(request: HttpRequest, code: str) -> dict[str, str]:
    short, sentence = LANGUAGES[code]
    url = translate_url(request.get_full_path(), code)
    if url == request.get_full_path():
        with override(code):
            url = _address("wagtail:")
    return {"code": code, "short": short, "sentence": sentence, "url": url}
