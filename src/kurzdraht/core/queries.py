"""Whether this database is the original, or a copy that was put back beside another data folder."""

from pathlib import Path
from uuid import UUID

from django.conf import settings

from kurzdraht.core.models import Installation

MARK_FILE = "mark"


def marks_of_folder() -> list[UUID]:
    """What the data folder knows its database by: one mark, two while it is being renewed, none in a new folder."""
    try:
        words = (Path(settings.VAR) / MARK_FILE).read_text().split()
        return [UUID(word) for word in words]
    except (OSError, ValueError):
        return []


def is_copy() -> bool:
    """The database's mark is not the data folder's: one of the two was put back, and must not write to people.

    A database that was never prepared has no mark and is no copy; nor is the demo, from which no mail leaves.
    """
    row = Installation.objects.filter(pk=1).values_list("mark", "is_demo").first()
    return row is not None and not row[1] and row[0] not in marks_of_folder()
