"""What happened to a record, in words that were chosen when it is read and not when it was written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import FieldDoesNotExist
from django.db.models import BooleanField, Field, QuerySet
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from kurzdraht.audit.models import JournalEntry
from kurzdraht.audit.queries import history_of
from kurzdraht.core.values import in_words
from kurzdraht.records.registry import ACTIONS, Kind

ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d\S*)?")
PAIR = 2


@dataclass(frozen=True)
class Change:
    """A field before and after, in words; a plain fact has no before."""

    label: str | Promise
    before: str
    after: str
    is_fact: bool = False


@dataclass(frozen=True)
class Told:
    """One entry as it is read: "Clara Beispiel hat veröffentlicht"."""

    at: datetime
    who: str
    what: str | Promise
    changes: list[Change]


def history(kind: Kind, key: UUID) -> QuerySet[JournalEntry]:
    """Newest first, for paging; `told` makes each entry readable."""
    return history_of(kind.name, key)


def latest(kind: Kind, key: UUID) -> Told | None:
    entry = history_of(kind.name, key).first()
    return told(entry, kind) if entry else None


def told(entry: JournalEntry, kind: Kind) -> Told:
    return Told(
        at=entry.at,
        who=entry.actor_label,
        what=ACTIONS.get(entry.action, entry.action),
        changes=list(_changes(entry.changes, kind)),
    )


def _changes(changes: dict[str, Any], kind: Kind) -> Iterator[Change]:
    """In the order of the kind's labels and the record's fields: PostgreSQL keeps none in a JSON column."""
    fields = [field.name for model in (kind.model, *kind.also) for field in model._meta.get_fields()]
    places = {name: place for place, name in reversed([*enumerate([*kind.field_labels, *fields])])}
    for name, value in sorted(changes.items(), key=lambda one: (places.get(one[0], len(places)), one[0])):
        own = _field(kind, name)
        label = kind.field_labels.get(name) or (own.verbose_name if own is not None else name)
        if isinstance(value, list) and len(value) == PAIR:
            before, after = (_words(each, own) for each in value)
            if before != after:
                yield Change(label, before, after)
        elif words := _words(value, own):
            yield Change(label, "", words, is_fact=True)


def _field(kind: Kind, name: str) -> "Field[Any, Any] | None":
    for model in (kind.model, *kind.also):
        try:
            found = model._meta.get_field(name)
        except FieldDoesNotExist:
            continue
        if isinstance(found, Field):
            return found
    return None


def _words(value: Any, own: "Field[Any, Any] | None") -> str:
    if isinstance(value, dict):
        return str(value.get("label") or ", ".join(_words(each, None) for each in value.values()))
    if isinstance(value, list):
        return "; ".join(filter(None, (_words(each, None) for each in value)))
    if own is not None and own.choices and value:
        return str(dict(own.flatchoices).get(value, value))
    if isinstance(value, str):
        return _from_text(value, own)
    return in_words(value)


def _from_text(text: str, own: "Field[Any, Any] | None") -> str:
    """Days and moments are kept in ISO 8601; older entries hold what Python prints."""
    if isinstance(own, BooleanField) and text in {"True", "False"}:
        return _("ja") if text == "True" else _("nein")
    if text == "None":
        return ""
    if not ISO.fullmatch(text):
        return text
    moment: datetime | date | None = parse_datetime(text) if len(text) > len("2027-01-01") else parse_date(text)
    return in_words(moment) if moment else text
