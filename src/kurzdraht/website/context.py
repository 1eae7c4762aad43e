"""What the frame of every page shows. For an anonymous visitor it is the same for all, and no session is opened."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse, translate_url
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy as _, override

from kurzdraht.network.models import Network
from kurzdraht.network.queries import the_network
from kurzdraht.website.addresses import FIXED_PAGES
from kurzdraht.website.queries.menu import main_menu

Entry = tuple[str, str | Promise, str]
PORTAL: tuple[Entry, ...] = (
    ("portal_home", _("Heute"), "portal.open"),
    ("portal_events", _("Termine"), "portal.events"),
    ("portal_organisation", _("Meine Kommune"), "portal.organisation"),
    ("portal_settings", _("Konto"), "portal.open"),
    ("desk_home", _("Büro"), "desk.open"),
    ("wagtailadmin_home", _("Redaktion"), "website.edit"),
)
DESK: tuple[Entry, ...] = (
    ("desk_home", _("Heute"), "desk.open"),
    ("desk_events", _("Veranstaltungen"), "desk.open"),
    ("desk_persons", _("Personen"), "desk.read_persons"),
    ("desk_outbox", _("Ausgang"), "desk.read_outbox"),
    ("desk_templates", _("Vorlagen"), "desk.word_mails"),
    ("desk_bin", _("Papierkorb"), "desk.open"),
)
FOOTER: tuple[Entry, ...] = (
    ("barrier_report", _("Barriere melden"), ""),
    ("page:accessibility", _("Barrierefreiheit"), ""),
    ("page:easy_language", _("Leichte Sprache"), ""),
    ("page:sign_language", _("Gebärdensprache"), ""),
    ("page:contact", _("Kontakt"), ""),
    ("page:imprint", _("Impressum"), ""),
    ("page:privacy", _("Datenschutz"), ""),
    ("sources", _("Quellen und Daten"), ""),
)
LANGUAGES = {"de": ("DE", "diese Seite auf Deutsch"), "en": ("EN", "this page in English")}


@dataclass(frozen=True)
class Place:
    """A link of the frame. `current` is what `aria-current` says: "page", "true" below it, or nothing."""

    label: str | Promise
    url: str
    current: str = ""
    is_german: bool = False


@dataclass(frozen=True)
class Language:
    """The same page in another language."""

    code: str
    short: str
    sentence: str
    url: str


class Frame:
    """Asked for by the templates of the frame only, so that a fragment or a plain page costs no query."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @cached_property
    def network(self) -> Network:
        return the_network()

    @property
    def name_first(self) -> str:
        return self.network.name.partition(" ")[0]

    @property
    def name_rest(self) -> str:
        return self.network.name.partition(" ")[2]

    @property
    def language(self) -> str:
        return get_language() or settings.LANGUAGE_CODE

    @property
    def is_demo(self) -> bool:
        return bool(settings.KURZDRAHT_DEMO)

    @property
    def is_known_visitor(self) -> bool:
        """Whether there may be a session or a message: only then are they looked for."""
        cookies = self.request.COOKIES
        return settings.SESSION_COOKIE_NAME in cookies or CookieStorage.cookie_name in cookies

    @cached_property
    def is_signed_in(self) -> bool:
        return self.is_known_visitor and hasattr(self.request, "user") and self.request.user.is_authenticated

    @cached_property
    def places(self) -> list[Place]:
        menu = main_menu(self.request.path)
        return [Place(place.label, place.url, self._current(place.url), place.is_german) for place in menu]

    @cached_property
    def footer_links(self) -> list[Place]:
        return self._places(FOOTER)

    @cached_property
    def portal_places(self) -> list[Place]:
        return self._places(PORTAL)

    @cached_property
    def desk_places(self) -> list[Place]:
        return self._places(DESK)

    @property
    def other_languages(self) -> list[Language]:
        return [self._other(code) for code, _name in settings.LANGUAGES if code != self.language]

    @property
    def home_url(self) -> str:
        return address("home")

    @property
    def sign_in_url(self) -> str:
        return address("account_login")

    @property
    def sign_out_url(self) -> str:
        return address("account_logout")

    @property
    def portal_url(self) -> str:
        return address("portal_home")

    def _places(self, entries: Iterable[Entry]) -> list[Place]:
        found = [(label, address(name), permission) for name, label, permission in entries]
        return [
            Place(label, url, self._current(url))
            for label, url, permission in found
            if url and (not permission or self.request.user.has_perm(permission))
        ]

    def _current(self, url: str) -> str:
        """A home is above everything, so a reader elsewhere is not "below" it."""
        path = self.request.path
        if path == url:
            return "page"
        return "true" if path.startswith(url) and url not in {address("portal_home"), address("desk_home")} else ""

    def _other(self, code: str) -> Language:
        path = self.request.get_full_path()
        url = translate_url(path, code)
        if url == path:
            with override(code):
                url = address("home")
        return Language(code, *LANGUAGES[code], url)


def frame(request: HttpRequest) -> dict[str, Any]:
    return {"frame": Frame(request)}


def address(name: str) -> str:
    """The address of a route, or of one of the pages that never move; empty while the route does not exist."""
    kind, _colon, page = name.partition(":")
    try:
        return reverse("wagtail_serve", args=(f"{FIXED_PAGES[page]}/",)) if page else reverse(kind)
    except NoReverseMatch:
        return ""
