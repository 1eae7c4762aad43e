"""Adjectives of the network's tables."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Q

from kurzdraht.core.text import search_key

WORD_START = 3


def in_force(on: date, prefix: str = "") -> Q:
    """The condition "holds on this day" for a period, also across a relation (`prefix` ends with two underscores)."""
    return Q(**{f"{prefix}from_date__lte": on}) & (
        Q(**{f"{prefix}until_date__isnull": True}) | Q(**{f"{prefix}until_date__gte": on})
    )


class PeriodQuerySet(models.QuerySet[Any]):
    def in_force(self, on: date) -> Self:
        return self.filter(in_force(on))

    def reaching(self, day: date) -> Self:
        """Those that hold on this day or begin after it."""
        return self.filter(Q(until_date__isnull=True) | Q(until_date__gte=day))


class MunicipalityQuerySet(models.QuerySet[Any]):
    def current(self) -> Self:
        """Those that exist today; merged ones stay in the table for their records."""
        return self.filter(is_current=True)

    def found_by(self, typed: str) -> Self:
        """Those whose name holds a word beginning with what was typed; one or two letters: whose name begins so."""
        key = search_key(typed)
        if not key:
            return self
        if len(key) < WORD_START:
            return self.filter(search_name__startswith=f" {key}")
        return self.filter(search_name__contains=f" {key}")
