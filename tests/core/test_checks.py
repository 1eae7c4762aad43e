from typing import Any

from pytest_django import Settings

from kurzdraht.core.checks import components_are_rendered


def test_components_have_their_loader() -> None:
    assert components_are_rendered() == []


def test_a_missing_loader_is_an_error(settings: Settings) -> None:
    template: dict[str, Any] = settings.TEMPLATES[0]
    settings.TEMPLATES = [
        template | {"OPTIONS": template["OPTIONS"] | {"loaders": ["django.template.loaders.app_directories.Loader"]}}
    ]
    assert [error.id for error in components_are_rendered()] == ["core.E001"]
