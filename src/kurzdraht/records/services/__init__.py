"""What can be done to any record."""

from kurzdraht.records.services.bin import end_old_ones, put_into_bin, restore
from kurzdraht.records.services.presence import forget_presences, leave_record, stay_at_record

__all__ = ("end_old_ones", "forget_presences", "leave_record", "put_into_bin", "restore", "stay_at_record")
