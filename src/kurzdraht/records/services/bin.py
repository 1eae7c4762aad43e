"""Into the bin, back from it, and the end after 30 days."""

import logging
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from kurzdraht.audit.services import SYSTEM, Actor, record as note
from kurzdraht.records.errors import InTheBinAlready, NotInTheBin
from kurzdraht.records.queries.bin import DAYS
from kurzdraht.records.queries.finding import rows_of
from kurzdraht.records.registry import KINDS, Kind

logger = logging.getLogger(__name__)


def put_into_bin(kind: Kind, record: Any, *, by: Actor, now: datetime) -> None:
    """The record is gone from all pages and comes back for 30 days; raises the kind's refusal."""
    with transaction.atomic():
        locked = _locked(kind, record)
        if locked.deleted_at is not None:
            raise InTheBinAlready(label=locked)
        refusal = kind.refusal(locked, now) if kind.refusal else None
        if refusal is not None:
            raise refusal
        _mark(locked, now, str(by)[:200])
        note(f"{kind.name}_deleted", kind=kind.name, key=locked.key, label=str(locked), by=by, at=now)
        _tell(kind, locked, by=by, now=now)


def restore(kind: Kind, record: Any, *, by: Actor, now: datetime) -> None:
    """As it was; raises the kind's obstacle when something that it needs is in the way or away."""
    with transaction.atomic():
        locked = _locked(kind, record)
        if locked.deleted_at is None or locked.deleted_at <= now - timedelta(days=DAYS):
            raise NotInTheBin(label=locked)
        obstacle = kind.obstacle(locked) if kind.obstacle else None
        if obstacle is not None:
            raise obstacle
        _mark(locked, None, "")
        note(f"{kind.name}_restored", kind=kind.name, key=locked.key, label=str(locked), by=by, at=now)
        _tell(kind, locked, by=by, now=now)


def end_old_ones(*, now: datetime) -> int:
    """End what has lain for 30 days, each in a transaction of its own; gives how many went.

    A kind may leave a row that others still name: it stays marked, shown nowhere, and is tried again.
    """
    ended = 0
    oldest = now - timedelta(days=DAYS)
    for kind in KINDS.values():
        if kind.end is None:
            continue
        for key in list(rows_of(kind).filter(deleted_at__lte=oldest).values_list("pk", flat=True)):
            ended += _end(kind, key, oldest=oldest, now=now)
    return ended


def _end(kind: Kind, pk: int, *, oldest: datetime, now: datetime) -> bool:
    assert kind.end is not None  # noqa: S101 - asked by the caller
    try:
        with transaction.atomic():
            record = rows_of(kind).select_for_update(of=("self",)).filter(pk=pk, deleted_at__lte=oldest).first()
            if record is None:
                return False
            key, label = record.key, str(record)
            kind.end(record, now)
            is_gone = not rows_of(kind).filter(pk=pk).exists()
            if is_gone:
                note(f"{kind.name}_erased", kind=kind.name, key=key, label=label, by=SYSTEM, at=now)
            return is_gone
    except Exception:
        logger.exception("%s %s could not be ended", kind.name, pk)
        return False


def _tell(kind: Kind, record: Any, *, by: Actor, now: datetime) -> None:
    if kind.moved is not None:
        kind.moved(record, by=by, now=now)


def _locked(kind: Kind, record: Any) -> Any:
    return rows_of(kind).select_for_update(of=("self",)).get(pk=record.pk)


def _mark(record: Any, at: datetime | None, by: str) -> None:
    record.deleted_at, record.deleted_by = at, by
    record.save(update_fields=("deleted_at", "deleted_by"))
