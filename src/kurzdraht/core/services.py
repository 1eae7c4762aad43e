"""The mark that database and data folder share."""

import os
import uuid
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import transaction

from kurzdraht.core.models import Installation
from kurzdraht.core.queries import MARK_FILE, is_copy, marks_of_folder


def mark_installation() -> None:
    """At the first start: one mark into the database and the data folder. Later it changes nothing.

    A database that has a mark already, beside a folder without one, was put back: it stays without.
    """
    with transaction.atomic():
        row, is_new = Installation.objects.get_or_create(pk=1)
        if is_new or (row.is_demo and row.mark not in marks_of_folder()):
            _write([row.mark])


def renew_mark() -> bool:
    """Another mark for both, so that a database of yesterday is recognised beside today's folder; not in a copy.

    Killed half-way, the folder knows the old mark and the new one.
    """
    row = Installation.objects.filter(pk=1).first()
    if row is None or is_copy():
        return False
    new = uuid.uuid4()
    _write([row.mark, new])
    is_mine = Installation.objects.filter(pk=1, mark=row.mark).update(mark=new)
    if is_mine:
        _write([new])
    return bool(is_mine)


def adopt_mark() -> None:
    """From now on this database and this folder belong together, and no other does."""
    with transaction.atomic():
        row = Installation.objects.select_for_update().get(pk=1)
        row.mark = uuid.uuid4()
        row.save(update_fields=("mark",))
        _write([row.mark])


def _write(marks: list[UUID]) -> None:
    """In one step and to the disk: half a file would turn the original into a copy."""
    folder = Path(settings.VAR)
    folder.mkdir(parents=True, exist_ok=True)
    new = folder / f"{MARK_FILE}.new-{uuid.uuid4().hex}"
    with new.open("w") as handle:
        handle.write("\n".join(str(mark) for mark in marks) + "\n")
        handle.flush()
        os.fsync(handle.fileno())
    new.replace(folder / MARK_FILE)
