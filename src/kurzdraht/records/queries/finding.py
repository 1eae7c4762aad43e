"""From kind and key to the record."""

from typing import Any
from uuid import UUID

from django.db.models import Model

from kurzdraht.records.registry import KINDS, Kind


def kind_of(name: str) -> Kind | None:
    return KINDS.get(name)


def rows_of(kind: Kind) -> Any:
    """All rows of the kind, those in the bin too."""
    return getattr(kind.model, "everything", kind.model._default_manager).all()


def record_of(kind: Kind, key: UUID) -> Model | None:
    """The record, wherever it lies."""
    found: Model | None = rows_of(kind).filter(key=key).first()
    return found
