"""What stands in the head of a page for machines, and the way to it."""

from typing import Any

from django import template
from django.conf import settings
from django.template import Context
from django.urls import reverse, translate_url
from django.utils.html import json_script
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext as _, override
from wagtail.models import Page

from kurzdraht.network.queries import the_network
from kurzdraht.website.models import HomePage, NewsPage
from kurzdraht.website.models.base import HOME_DEPTH

LOCALES = {"de": "de_DE", "en": "en_GB"}

register = template.Library()


def addresses(path: str) -> dict[str, str]:
    """The full address of this page in each language; the same twice where it has one address only."""
    return {code: settings.BASE_URL + translate_url(path, code) for code, _name in settings.LANGUAGES}


@register.inclusion_tag("website/parts/head.html", takes_context=True)
def page_head(context: Context, page: Page) -> dict[str, Any]:
    """The page's own address is the one that counts, wherever it is read; the first page exists in each language."""
    is_home = isinstance(page, HomePage)
    found = addresses(context["request"].path) if is_home else _languages_of(page)
    language = (get_language() or settings.LANGUAGE_CODE) if is_home else page.language
    image = page.image if isinstance(page, NewsPage) else None
    return {
        "canonical": found[language],
        "alternates": [*found.items(), ("x-default", found.get(settings.LANGUAGE_CODE, found[language]))],
        "title": the_network().name if is_home else page.title,
        "description": page.search_description or page.lead,
        "kind": "article" if isinstance(page, NewsPage) else "website",
        "site_name": the_network().name,
        "locale": LOCALES[language],
        "image_url": settings.BASE_URL + image.get_rendition("fill-1200x630|format-jpeg").url if image else "",
        "image_alt": image.description if image else "",
    }


def _languages_of(page: Page) -> dict[str, str]:
    """The full address of a page in each language in which it is written."""
    found = {}
    for version in (page, *page.get_translations().live().select_related("locale").specific()):
        with override(version.language):
            found[version.language] = settings.BASE_URL + (version.get_url() or "/")
    return found


@register.simple_tag(takes_context=True)
def breadcrumb(context: Context, page: Page) -> list[tuple[str, str]]:
    """From the first page to this one; the last has no address."""
    ancestors = page.get_ancestors().filter(depth__gt=HOME_DEPTH) if page.depth and page.depth > HOME_DEPTH + 1 else []
    between = [(parent.title, parent.get_url(context["request"])) for parent in ancestors]
    return [(_("Start"), reverse("home")), *between, (page.title, "")]


@register.simple_tag
def organisation_data() -> SafeString:
    """The network for search engines: schema.org Organization."""
    network = the_network()
    data = {
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": network.name,
        "url": settings.BASE_URL + "/",
        "email": network.email,
    }
    if network.phone:
        data["telephone"] = network.phone
    escaped = json_script(data).removeprefix('<script type="application/json">')
    return mark_safe('<script type="application/ld+json">' + escaped)  # noqa: S308  # escaped by json_script


@register.filter
def tel(number: str) -> str:
    """A telephone number as machines dial it."""
    return "".join(sign for sign in number if sign in "+0123456789")
