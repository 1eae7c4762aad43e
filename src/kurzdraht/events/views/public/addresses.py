"""Absolute addresses of a page: the one that counts and its twins in other languages."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url


@dataclass(frozen=True)
class Addresses:
    canonical: str
    alternates: list[tuple[str, str]]


def addresses_of(request: HttpRequest, *, query: str = "") -> Addresses:
    """`query` is what belongs to the page's identity, in its canonical order; the rest of the address does not."""
    path = request.path
    tail = f"?{query}" if query else ""
    base = settings.BASE_URL
    twins = [(code, f"{base}{translate_url(path, code)}{tail}") for code, _name in settings.LANGUAGES]
    return Addresses(canonical=f"{base}{path}{tail}", alternates=twins)
