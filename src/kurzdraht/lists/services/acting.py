"""One act on many rows: judged first, done in one transaction, taken back row by row unless somebody changed it since.

Each row's own service writes the journal; the act itself is kept as a `BulkAct`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _, gettext_lazy

from kurzdraht.audit.services import Actor
from kurzdraht.core.errors import Refused
from kurzdraht.lists.models import BulkAct
from kurzdraht.lists.queries import UNDOABLE
from kurzdraht.lists.registry import Action

MOST = 1000


class TooMany(Refused):
    sentence = gettext_lazy("Auf einmal gehen höchstens %(most)s Zeilen. Grenzen Sie die Liste weiter ein.")


class TooLate(Refused):
    sentence = gettext_lazy("Das liegt mehr als 30 Tage zurück und lässt sich nicht mehr zurücknehmen.")


class UndoneAlready(Refused):
    sentence = gettext_lazy("Das ist schon zurückgenommen.")


@dataclass
class Outcome:
    """`going` are the rows that it is about; `staying` the others, each with the reason."""

    going: list[Any] = field(default_factory=list)
    staying: list[tuple[Any, str]] = field(default_factory=list)
    act: BulkAct | None = None


def judge(action: Action, rows: Iterable[Any], *, values: Mapping[str, Any], now: datetime) -> Outcome:
    """What would happen to which row; changes nothing."""
    every = list(rows)
    if len(every) > MOST:
        raise TooMany(most=MOST)
    action.prepare(every)
    outcome = Outcome()
    for row in every:
        reason = action.can(row, now=now, values=values)
        if reason:
            outcome.staying.append((row, str(reason)))
        else:
            outcome.going.append(row)
    return outcome


def act_on_rows(
    action: Action, rows: Iterable[Any], *, list_name: str, values: Mapping[str, Any], by: Actor, now: datetime
) -> Outcome:
    """All rows that may, or none when something breaks; a row whose service says no stays, with its reason."""
    if action.act is None:
        raise LookupError(action.name)
    with transaction.atomic():
        outcome = judge(action, rows, values=values, now=now)
        undo: dict[str, Any] = {}
        for row in list(outcome.going):
            try:
                undo[str(row.key)] = action.act(row, by=by, now=now, values=values)
            except Refused as refused:
                outcome.going.remove(row)
                outcome.staying.append((row, str(refused)))
        if outcome.going:
            outcome.act = BulkAct.objects.create(
                list_name=list_name,
                action=action.name,
                sentence=action.done(len(outcome.going))[:250],
                actor_key=by.key,
                actor_label=str(by)[:200],
                acted_at=now,
                undo=undo if action.undo else {},
            )
    return outcome


def undo_act(act: BulkAct, action: Action, rows: Iterable[Any], *, by: Actor, now: datetime) -> Outcome:
    """Rows that somebody changed since, or that are gone, stay as they are and are told."""
    with transaction.atomic():
        locked = BulkAct.objects.select_for_update().get(pk=act.pk)
        if locked.undone_at or action.undo is None:
            raise UndoneAlready
        if locked.acted_at < now - UNDOABLE:
            raise TooLate
        found = {str(row.key): row for row in rows}
        action.prepare(list(found.values()))
        outcome = Outcome(act=locked)
        for key, kept in locked.undo.items():
            reason = _bring_back(action, found.get(key), kept, by=by, now=now)
            if reason:
                outcome.staying.append((found.get(key), reason))
            else:
                outcome.going.append(found[key])
        locked.undone_at = now
        locked.undo = {}
        locked.save(update_fields=("undone_at", "undo"))
    return outcome


def _bring_back(action: Action, row: Any, kept: dict[str, Any], *, by: Actor, now: datetime) -> str:
    if row is None or action.undo is None:
        return _("Diese Zeile gibt es nicht mehr.")
    try:
        with transaction.atomic():
            return str(action.undo(row, kept, by=by, now=now))
    except Refused as refused:
        return str(refused)
