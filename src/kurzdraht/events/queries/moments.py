"""A moment as a reader needs it when something ends or begins."""

from datetime import datetime

from django.utils.translation import gettext

from kurzdraht.core import dates


def moment_in_words(moment: datetime) -> str:
    """Day and time: "Mi, 3. März 2027, 9:00 Uhr"."""
    return gettext("%(day)s, %(time)s Uhr") % {"day": dates.day(moment), "time": dates.clock(moment)}
