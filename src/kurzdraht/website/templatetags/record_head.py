"""The head of a page that shows a record of ours and exists in every language."""

from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.template import Context
from django.utils.translation import get_language

from kurzdraht.network.queries import the_network
from kurzdraht.website.templatetags.page_head import LOCALES, addresses

register = template.Library()


@register.inclusion_tag("website/parts/head.html", takes_context=True)
def record_head(context: Context, title: object, description: str) -> dict[str, Any]:
    request: HttpRequest = context["request"]
    language = get_language() or settings.LANGUAGE_CODE
    found = addresses(request.path)
    return {
        "canonical": found[language],
        "alternates": [*found.items(), ("x-default", found["de"])],
        "title": title,
        "description": description,
        "kind": "website",
        "site_name": the_network().name,
        "locale": LOCALES[language],
    }
