"""Values of any field as words."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from kurzdraht.core import dates


def in_words(value: Any) -> str:
    """A value as a person reads it: yes and no, days with their weekday, records by their names."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("ja") if value else _("nein")
    if isinstance(value, datetime):
        return f"{dates.day(value)}, {dates.hour(value)}"
    if isinstance(value, date):
        return dates.day(value)
    if isinstance(value, Iterable) and not isinstance(value, str | Model):
        return ", ".join(in_words(each) for each in value)
    return str(value)
