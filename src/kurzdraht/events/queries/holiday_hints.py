"""School holidays between the rows of the list, so that nobody looks for dates where there are none."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from kurzdraht.core import dates
from kurzdraht.events.models import Event
from kurzdraht.events.queries.listing import Group
from kurzdraht.network.queries import Holiday, holidays

SHORTEST = timedelta(days=4)


def add_hints(groups: Sequence[Group], *, today: date, is_complete: bool) -> None:
    """Give each week of what comes the holidays that begin in it or before the next one.

    `is_complete`: the rows are all there are, so an empty time may be called empty.
    """
    rows = [row for group in groups for row in group.rows]
    if not rows:
        return
    days = [(timezone.localdate(row.starts_at), timezone.localdate(row.ends_at)) for row in rows]
    for one in holidays(today, max(last for _first, last in days)):
        if not one.is_school or one.last - one.first < SHORTEST:
            continue
        before = [group for group in groups if _first_day(group.rows) <= one.first]
        is_empty = is_complete and not any(first <= one.last and last >= one.first for first, last in days)
        (before or groups)[-1 if before else 0].hints.append(_words(one, is_empty=is_empty))


def _first_day(rows: Sequence[Event]) -> date:
    return dates.monday_of(timezone.localdate(rows[0].starts_at))


def _words(one: Holiday, *, is_empty: bool) -> str:
    words = _("%(name)s vom %(span)s.") % {"name": one.name, "span": dates.plain_days(one.first, one.last)}
    return " ".join([words, _("In dieser Zeit gibt es keine Termine.")]) if is_empty else words
