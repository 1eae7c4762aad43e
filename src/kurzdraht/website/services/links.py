"""Looking whether something stands where the links of pages lead."""

import socket
from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus
from urllib.parse import urljoin, urlsplit

import requests
from django.db import transaction
from django.utils.translation import gettext as _
from urllib3.exceptions import HTTPError

from kurzdraht.website.models import EditorialPage, PageLink
from kurzdraht.website.queries.links import links_of, stands_here
from kurzdraht.website.services.asking import is_public, outside

TIMEOUT = (5, 10)
"""Seconds to connect, and to the first answer."""
REDIRECTS = 5
READER = "Kurzdraht (sieht nach, ob Links noch stimmen)"
PORTS = {None, 80, 443}
KNOWS_NO_HEAD = (
    HTTPStatus.METHOD_NOT_ALLOWED,
    HTTPStatus.FORBIDDEN,
    HTTPStatus.NOT_IMPLEMENTED,
    HTTPStatus.NOT_FOUND,
)
STANDS_BEHIND_A_DOOR = (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS)

Look = Callable[[str], str]


def note_links(page: EditorialPage) -> None:
    """Keep a row for each link of the page as it stands now; what was known of those that stay is kept."""
    wanted = {address[:500] for address in links_of(page)}
    with transaction.atomic():
        known = set(PageLink.objects.filter(page=page).values_list("address", flat=True))
        PageLink.objects.filter(page=page).exclude(address__in=wanted).delete()
        PageLink.objects.bulk_create(PageLink(page_id=page.pk, address=address) for address in wanted - known)


def check_link(link: PageLink, *, now: datetime, look: Look | None = None) -> None:
    """Look once and write down what was met; `look` asks another host and gives what is wrong in words, or nothing."""
    words = _look_here(link.address) if _is_ours(link.address) else (look or look_elsewhere)(link.address)
    link.words = words[:160]
    link.checked_at = now
    link.failures = min(link.failures + 1, 99) if words else 0
    link.failing_since_at = (link.failing_since_at or now) if words else None
    link.save(update_fields=("words", "checked_at", "failures", "failing_since_at"))


def look_elsewhere(address: str) -> str:
    """Ask another host, at most five redirects far, and never one inside our own network."""
    asked = address
    for _number in range(REDIRECTS + 1):
        if refusal := _refused(asked):
            return refusal
        try:
            answer = _ask(asked)
            if not answer.is_redirect:
                return _said(answer.status_code)
            asked = urljoin(asked, answer.headers["Location"])
        except (requests.RequestException, HTTPError, ValueError) as error:
            return _("Keine Antwort (%(kind)s)") % {"kind": type(error).__name__}
    return _("Leitet immer weiter.")


def _ask(address: str) -> requests.Response:
    with outside() as session:
        session.headers["User-Agent"] = READER
        answer = session.head(address, timeout=TIMEOUT, allow_redirects=False)
        if answer.status_code in KNOWS_NO_HEAD:
            answer = session.get(address, timeout=TIMEOUT, allow_redirects=False, stream=True)
            answer.close()
    return answer


def _said(status: int) -> str:
    if status < HTTPStatus.BAD_REQUEST or status in STANDS_BEHIND_A_DOOR:
        return ""
    if status in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
        return _("Dort steht nichts mehr.")
    return _("Antwort %(status)s") % {"status": status}


def _look_here(address: str) -> str:
    return "" if stands_here(address) else _("Diese Seite gibt es nicht mehr.")


def _is_ours(address: str) -> bool:
    return address.startswith(("page:", "/"))


def _refused(address: str) -> str:
    """Why this address is not asked, or nothing: an editor's link must not probe our own network."""
    try:
        parts = urlsplit(address)
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.port not in PORTS:
            return _("Diese Adresse können wir nicht prüfen.")
        found = socket.getaddrinfo(parts.hostname, parts.port or 443, proto=socket.IPPROTO_TCP)
    except (OSError, UnicodeError):
        return _("Diesen Namen gibt es im Internet nicht.")
    except ValueError:
        return _("Diese Adresse können wir nicht prüfen.")
    is_outside = all(is_public(str(entry[4][0])) for entry in found)
    return "" if is_outside else _("Diese Adresse können wir nicht prüfen.")
