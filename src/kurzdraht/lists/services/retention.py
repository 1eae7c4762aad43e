"""How acts on many rows end."""

from datetime import datetime

from kurzdraht.lists.models import BulkAct
from kurzdraht.lists.queries import UNDOABLE


def forget_ways_back(*, now: datetime) -> int:
    """After thirty days nobody takes an act back any more: the earlier values go."""
    return BulkAct.objects.filter(acted_at__lt=now - UNDOABLE).exclude(undo={}).update(undo={})


def forget_acts(moment: datetime) -> int:
    """Acts end with the journal."""
    return BulkAct.objects.filter(acted_at__lt=moment).delete()[0]
