"""Addresses of pages that may be missing in an installation: empty then, and nothing links there."""

from uuid import UUID

from django.urls import NoReverseMatch, reverse


def page(name: str, *arguments: object) -> str:
    try:
        return reverse(name, args=arguments)
    except NoReverseMatch:
        return ""


def person_page(key: UUID) -> str:
    return page("desk_person", key)
