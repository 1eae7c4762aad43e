"""Which kinds of records there are: an app tells it in its own `kinds.py`, read at start.

    register(Kind("event", Event, _("Veranstaltung"), url=desk_url, may="events.plan"))
    name_actions({"event_published": _("veröffentlicht")})

The name is the `subject_kind` by which journal, outbox and stored files know the record. Each action that the journal
names has its words; a test finds those that have none.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kurzdraht.core.errors import Refused

KINDS: dict[str, "Kind"] = {}
ACTIONS: dict[str, str | Promise] = {}


@dataclass(frozen=True)
class Kind:
    """`may` is the permission, asked with the record, to read its history, to put it into the bin and to bring it back.

    `url(record)` is its page on the desk. `field_labels` name what the tables `model` and `also` do not name.
    A record that can lie in the bin is a `Trashable`: `refusal(record, now)` says why it cannot be put there,
    `obstacle(record)` why it cannot come back, `end(record, now)` ends it for good after 30 days. All three are asked
    under the record's lock. `prefetch` names what `may` looks at. `moved(record, by, now)` is told after the record
    went into the bin or came back, in the same transaction.
    """

    name: str
    model: type[Model]
    label: str | Promise
    url: Callable[[Any], str]
    may: str
    field_labels: Mapping[str, str | Promise] = field(default_factory=dict)
    end: Callable[[Any, datetime], None] | None = None
    also: tuple[type[Model], ...] = ()
    refusal: Callable[[Any, datetime], Refused | None] | None = None
    obstacle: Callable[[Any], Refused | None] | None = None
    prefetch: tuple[str, ...] = ()
    moved: Callable[..., None] | None = None

    @property
    def is_trashable(self) -> bool:
        return self.end is not None


def register(kind: Kind) -> None:
    """Twice the same name is a mistake of ours, unless it says the same."""
    known = KINDS.setdefault(kind.name, kind)
    if known != kind:
        raise LookupError(kind.name)
    if kind.is_trashable:
        name_actions(
            {
                f"{kind.name}_deleted": _("in den Papierkorb gelegt"),
                f"{kind.name}_restored": _("aus dem Papierkorb zurückgeholt"),
                f"{kind.name}_erased": _("endgültig gelöscht"),
            }
        )


def name_actions(words: Mapping[str, str | Promise]) -> None:
    """How the history calls what happened, as the rest of "Clara hat …"."""
    ACTIONS.update(words)
