"""In front of Django: gives a kept page to whoever brings no cookie of ours, as long as the stamp is the same.

A page is kept for the running minute at most, because pages speak of time ("morgen") and our deadlines fall on full
minutes. The stamp is read before a page is made, so a page can be newer than its stamp, never older.
"""

import gzip
import hashlib
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from threading import Lock
from typing import Any

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpResponse
from django.utils.cache import patch_vary_headers

from kurzdraht.core.page_cache.stamps import Stamp, read_stamp

MAX_PAGES = 1000
MAX_BYTES = 600_000
MAX_BYTES_IN_ALL = 64_000_000
"""Else a thousand invented query strings at the largest page take half a gigabyte of each process."""
KEPT_TYPES = ("text/html", "text/calendar", "application/xml", "application/atom+xml", "application/rss+xml")
NEVER = ("/static/", "/redaktion/", "/mein/", "/buero/", "/konto/", "/healthz")
ADDRESS = ("HTTP_HOST", "SCRIPT_NAME", "PATH_INFO", "QUERY_STRING")
TOLD_APART = ("HX-Request", "HX-Request-Type", "HX-Target", "HX-Boosted")
"""Headers that make another page of the same address."""
ALIKE = frozenset({"accept-encoding", "accept-language", "cookie"})
"""May stand in Vary all the same: we pack ourselves, the address names the language, our cookies pass us by."""

Environ = dict[str, Any]
StartResponse = Callable[..., Any]


@dataclass(frozen=True)
class Page:
    """A kept response; `packed` is the same body in gzip."""

    stamp: Stamp
    minute: int
    headers: tuple[tuple[str, str], ...]
    etag: str
    body: bytes
    packed: bytes

    @property
    def weight(self) -> int:
        return len(self.body) + len(self.packed)


class PageCache:
    """A WSGI application around Django's. One per process, shared by its threads."""

    def __init__(self, application: Callable[[Environ, StartResponse], Iterable[bytes]]) -> None:
        self.application = application
        self.pages: OrderedDict[tuple[str, ...], Page] = OrderedDict()
        self.weight = 0
        self.lock = Lock()

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if not _is_anonymous_read(environ):
            return self.application(environ, start_response)
        try:
            stamp = read_stamp()
        except DatabaseError:
            return self.application(environ, start_response)
        key = _key(environ)
        minute = int(time.time() // 60)
        page = self.pages.get(key)
        if page is None or page.stamp != stamp or page.minute != minute:
            response = self.application(environ, start_response)
            if environ["REQUEST_METHOD"] == "GET":
                self._keep(key, response, stamp, minute)
            return response
        return _answer(page, environ, start_response)

    def _keep(self, key: tuple[str, ...], response: Iterable[bytes], stamp: Stamp, minute: int) -> None:
        if not stamp or not isinstance(response, HttpResponse) or not _is_keepable(response):
            return
        patch_vary_headers(response, ("Accept-Encoding",))
        headers = tuple((name, value) for name, value in response.items() if name.lower() != "content-length")
        body = response.content
        etag = f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
        page = Page(stamp, minute, headers, etag, body, gzip.compress(body, compresslevel=6, mtime=0))
        with self.lock:
            before = self.pages.pop(key, None)
            self.weight += page.weight - (before.weight if before else 0)
            self.pages[key] = page
            while len(self.pages) > MAX_PAGES or self.weight > MAX_BYTES_IN_ALL:
                _key, oldest = self.pages.popitem(last=False)
                self.weight -= oldest.weight


def _is_anonymous_read(environ: Environ) -> bool:
    if environ["REQUEST_METHOD"] not in {"GET", "HEAD"} or environ.get("PATH_INFO", "").startswith(NEVER):
        return False
    cookies = environ.get("HTTP_COOKIE", "")
    ours = (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "messages", settings.LANGUAGE_COOKIE_NAME)
    return not any(f"{name}=" in cookies for name in ours)


def _key(environ: Environ) -> tuple[str, ...]:
    headers = (f"HTTP_{name.upper().replace('-', '_')}" for name in TOLD_APART)
    return tuple(environ.get(name, "") for name in (*ADDRESS, *headers))


def _is_keepable(response: HttpResponse) -> bool:
    directives = response.get("Cache-Control", "")
    return (
        response.status_code == 200  # noqa: PLR2004
        and not response.cookies
        and not response.streaming
        and "private" not in directives
        and "no-store" not in directives
        and response.get("Content-Type", "").startswith(KEPT_TYPES)
        and len(response.content) <= MAX_BYTES
        and _varies_only_as_told_apart(response)
    )


def _varies_only_as_told_apart(response: HttpResponse) -> bool:
    """A header that the key does not hold would let one visitor choose what the next one reads."""
    named = {name.strip().lower() for name in response.get("Vary", "").split(",") if name.strip()}
    return named <= ALIKE | {name.lower() for name in TOLD_APART}


def _answer(page: Page, environ: Environ, start_response: StartResponse) -> list[bytes]:
    headers = [*page.headers, ("ETag", page.etag)]
    if environ.get("HTTP_IF_NONE_MATCH") == page.etag:
        start_response("304 Not Modified", headers)
        return [b""]
    body = page.body
    if "gzip" in environ.get("HTTP_ACCEPT_ENCODING", ""):
        body = page.packed
        headers.append(("Content-Encoding", "gzip"))
    headers.append(("Content-Length", str(len(body))))
    start_response("200 OK", headers)
    return [b"" if environ["REQUEST_METHOD"] == "HEAD" else body]
