"""What lies in the bin."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from kurzdraht.accounts.models import User
from kurzdraht.records.queries.finding import rows_of
from kurzdraht.records.registry import KINDS, Kind

DAYS = 30
SHOWN = 200


@dataclass(frozen=True)
class BinRow:
    """One record in the bin, and the days that it has left; on its last day 0."""

    kind: Kind
    record: Any
    days_left: int

    @property
    def label(self) -> str:
        return str(self.record)


def bin_rows(user: User, *, now: datetime, kind: str = "") -> list[BinRow]:
    """What this user may bring back, the newest first; the 200 newest of each kind, one query for each kind."""
    oldest = now - timedelta(days=DAYS)
    rows = []
    for each in KINDS.values():
        if each.is_trashable and kind in {"", each.name} and user.has_perm(each.may):
            lying = rows_of(each).filter(deleted_at__gt=oldest).prefetch_related(*each.prefetch)
            lying = lying.order_by("-deleted_at", "pk")[:SHOWN]
            rows += [
                BinRow(each, record, DAYS - (now - record.deleted_at).days)
                for record in lying
                if user.has_perm(each.may, record)
            ]
    return sorted(rows, key=lambda row: row.record.deleted_at, reverse=True)
