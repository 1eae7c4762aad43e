"""What the import linter cannot see: relations between tables obey the floors, and personal tables say how long."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import models

from kurzdraht.accounts.models import User
from kurzdraht.network.models import Person
from kurzdraht.privacy.registry import CLASSES

ROOT = Path(__file__).resolve().parents[2]
ACCOUNTS = "accounts"
UPLOADS = {("documents.EditorImage", "uploaded_by_user"), ("documents.EditorDocument", "uploaded_by_user")}
"""Wagtail's own column, in every picture and document of its editors."""
MAILBOXES = {("events.Event", "contact_email"), ("network.Network", "email"), ("network.Consortium", "email")}
"""Addresses of offices, not of people."""
EDITORS = {"owner", "locked_by", "uploaded_by_user"}
"""Wagtail's notes of which editor did what; gone with the page or the picture."""
PERSONAL_NAMES = {"given_name", "family_name", "recipient_name", "actor_label", "phone"}


def own_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("kurzdraht.")]


def own_fields(model: type[models.Model]) -> Iterator[Any]:
    """Columns and links that stand in the model, without the reverse sides that Django adds."""
    return (field for field in model._meta.get_fields() if not field.auto_created or field.concrete)


def floors() -> dict[str, int]:
    """App to floor, 0 at the bottom, read from the contract itself."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["id"] == "floors")
    return {
        app.strip(): number
        for number, layer in enumerate(reversed(layers))
        for app in layer.replace(":", "|").split("|")
    }


def links(model: type[models.Model]) -> Iterator[tuple[str, str, type[models.Model]]]:
    """Relations of a table to tables of ours: own label, field, target."""
    for field in own_fields(model):
        target = field.related_model
        if target is not None and not isinstance(target, str) and target.__module__.startswith("kurzdraht."):
            yield model._meta.label, field.name, target


def test_relations_go_down_the_floors() -> None:
    height = floors()
    upward = {
        (label, name)
        for model in own_models()
        for label, name, target in links(model)
        if target._meta.app_label != model._meta.app_label
        if height[target._meta.app_label] >= height[model._meta.app_label]
    }
    assert upward == UPLOADS


def test_below_accounts_no_table_points_at_user_or_person() -> None:
    height = floors()
    pointing = {
        (label, name)
        for model in own_models()
        if height[model._meta.app_label] < height[ACCOUNTS]
        for label, name, target in links(model)
        if target in {User, Person}
    }
    assert pointing == UPLOADS


def is_personal(model: type[models.Model], field: Any) -> bool:
    if field.name in EDITORS or (model._meta.label, field.name) in MAILBOXES:
        return False
    return (
        isinstance(field, models.EmailField)
        or field.related_model in {User, Person}
        or (field.name in PERSONAL_NAMES and model._meta.label not in {label for label, _name in MAILBOXES})
    )


def test_a_table_with_personal_fields_names_its_retention_class() -> None:
    without = {
        model._meta.label
        for model in own_models()
        if any(is_personal(model, field) for field in own_fields(model))
        if not getattr(model, "retention_class", "")
    }
    assert without == set()


def test_each_named_retention_class_is_known_to_privacy() -> None:
    named = {getattr(model, "retention_class", "") for model in own_models()} - {""}
    assert named - set(CLASSES) == set()


def test_the_named_mailboxes_exist() -> None:
    known = {(model._meta.label, field.name) for model in own_models() for field in own_fields(model)}
    assert MAILBOXES - known == set()
