"""Which kinds of records there are: an app tells it in its own `kinds.py`, read at start.

    register(Kind("event", Event, _("Veranstaltung"), url=desk_url, may="events.plan"))

The name is the `subject_kind` by which journal, outbox and stored files know the record.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Model
from django.utils.functional import Promise

KINDS: dict[str, "Kind"] = {}


@dataclass(frozen=True)
class Kind:
    """`may` is the permission, asked with the record, to read its history and to bring it back from the bin.

    `url(record)` is its page on the desk. `field_labels` name what changed in words; `actions` name what happened.
    A record that can lie in the bin is a `Trashable`; `end(record, now)` ends it for good after 30 days.
    """

    name: str
    model: type[Model]
    label: str | Promise
    url: Callable[[Any], str]
    may: str
    field_labels: Callable[[], dict[str, str | Promise]] | None = None
    end: Callable[[Any, datetime], None] | None = None


def register(kind: Kind) -> None:
    """Twice the same name is a mistake of ours, unless it says the same."""
    known = KINDS.setdefault(kind.name, kind)
    if known != kind:
        raise LookupError(kind.name)
