"""Adjectives of the network's tables."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Func, Q, Value
from django.db.models.functions import Coalesce

from kurzdraht.core.text import search_key

WORD_START = 3
DIGRAPHS = (("ae", "a"), ("oe", "o"), ("ue", "u"))
SQLITE_FOLDS = (
    ("äÄá", "a"), ("öÖó", "o"), ("üÜ", "u"), ("éè", "e"), ("ç", "c"), ("şŞ", "s"), ("ğ", "g"), ("ß", "ss"),
    ("-.@_", " "),
)  # fmt: skip
FOLDS = (
    ("äÄáÁàÀâÂãÃåÅąĄ", "a"), ("öÖóÓòÒôÔõÕ", "o"), ("üÜúÚùÙûÛ", "u"), ("éÉèÈêÊëËęĘ", "e"), ("íÍìÌîÎïÏİ", "i"),
    ("çÇćĆčČ", "c"), ("ñÑńŃ", "n"), ("şŞśŚšŠ", "s"), ("žŽżŻźŹ", "z"), ("ğĞ", "g"), ("-.@_,’/+łŁıøØ", " "),
)  # fmt: skip


def in_force(on: date, prefix: str = "") -> Q:
    """The condition "holds on this day" for a period, also across a relation (`prefix` ends with two underscores)."""
    return Q(**{f"{prefix}from_date__lte": on}) & (
        Q(**{f"{prefix}until_date__isnull": True}) | Q(**{f"{prefix}until_date__gte": on})
    )


class SearchKey(Func):
    """These columns as one search key, made by the database: " beispiel anna anna example org ".

    A blank and then what `search_key` makes of it, for the letters of German and near names; SQLite, whose parser
    allows no more, knows fewer of them. Over a column it reads every row: whoever has tens of thousands keeps it in a
    column, as `Person.search_name` does. A change here needs a migration that makes such columns anew.
    """

    template = "(%(expressions)s)"
    arg_joiner = " || "
    output_field = models.TextField()

    def __init__(self, *paths: str, **extra: Any) -> None:
        parts = [part for path in paths for part in (Coalesce(path, Value("")), Value(" "))]
        super().__init__(Value(" "), *parts, **extra)

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, Any]:
        sql, params = super().as_sql(compiler, connection, **context)
        sql = f"LOWER({sql})"
        for letters, plain in (*SQLITE_FOLDS, *DIGRAPHS):
            for letter in letters if (letters, plain) in SQLITE_FOLDS else (letters,):
                sql = f"REPLACE({sql}, '{letter}', '{plain}')"
        return sql, params

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, Any]:
        sql, params = super().as_sql(compiler, connection, **context)
        letters = "".join(many for many, _plain in FOLDS)
        plain = "".join(plain * len(many) for many, plain in FOLDS)
        sql = f"TRANSLATE(LOWER({sql}), '{letters}', '{plain}')"
        for letter, replacement in (("ß", "ss"), *DIGRAPHS):
            sql = f"REPLACE({sql}, '{letter}', '{replacement}')"
        return sql, params


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
