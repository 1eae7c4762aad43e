"""Questions about any record: its history, the bin, who else is here."""

from kurzdraht.records.queries.bin import DAYS, BinRow, bin_rows
from kurzdraht.records.queries.finding import kind_of, record_of
from kurzdraht.records.queries.history import Change, Told, history, latest, told
from kurzdraht.records.queries.presence import others_here

__all__ = (
    "DAYS",
    "BinRow",
    "Change",
    "Told",
    "bin_rows",
    "history",
    "kind_of",
    "latest",
    "others_here",
    "record_of",
    "told",
)
