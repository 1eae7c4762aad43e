"""Keeping lists under a name; acting on many rows and taking it back."""

from kurzdraht.lists.services.acting import (
    MOST,
    Outcome,
    TooLate,
    TooMany,
    UndoneAlready,
    act_on_rows,
    judge,
    undo_act,
)
from kurzdraht.lists.services.retention import forget_acts, forget_ways_back
from kurzdraht.lists.services.saving import (
    NameIsTaken,
    TooManyLists,
    open_with,
    remove_list,
    rename_list,
    save_list,
)

__all__ = (
    "MOST", "NameIsTaken", "Outcome", "TooLate", "TooMany", "TooManyLists", "UndoneAlready", "act_on_rows",
    "forget_acts", "forget_ways_back", "judge", "open_with", "remove_list", "rename_list", "save_list", "undo_act",
)  # fmt: skip
