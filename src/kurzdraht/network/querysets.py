"""Adjectives of the network's tables."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Q


def in_force(on: date, prefix: str = "") -> Q:
    """The condition "holds on this day" for a period, also across a relation (`prefix` ends with two underscores)."""
    return Q(**{f"{prefix}from_date__lte": on}) & (
        Q(**{f"{prefix}until_date__isnull": True}) | Q(**{f"{prefix}until_date__gte": on})
    )


class PeriodQuerySet(models.QuerySet[Any]):
    def in_force(self, on: date) -> Self:
        return self.filter(in_force(on))
