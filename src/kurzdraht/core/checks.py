"""What would go wrong without a word."""

from collections.abc import Iterator
from typing import Any

from django.core.checks import CheckMessage, Error
from django.template.engine import Engine
from django_cotton.cotton_loader import Loader as ComponentLoader


def components_are_rendered(**_kwargs: Any) -> list[CheckMessage]:
    """Without their loader, components stay in the page as unknown tags, and nothing complains."""
    if any(isinstance(loader, ComponentLoader) for loader in _all(Engine.get_default().template_loaders)):
        return []
    return [
        Error(
            "Components would not be rendered: their loader is not among the template loaders.",
            hint="Name django_cotton.cotton_loader.Loader in TEMPLATES and the SimpleAppConfig in INSTALLED_APPS.",
            id="core.E001",
        )
    ]


def _all(loaders: list[Any]) -> Iterator[Any]:
    for loader in loaders:
        yield loader
        yield from _all(getattr(loader, "loaders", []))
