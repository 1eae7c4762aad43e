"""The first page after signing in."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from kurzdraht.core import dates
from kurzdraht.events.enums import RegistrationState
from kurzdraht.events.models import Event
from kurzdraht.events.queries.suggestions import suggestions
from kurzdraht.network.models import Consortium
from kurzdraht.network.queries import Roles
from kurzdraht.portal.queries.dates import OwnDate, own_dates

DATES = 6
MORNING, DAY, EVENING = 4, 11, 18


@dataclass
class Home:
    """Everything of the page; what is empty is not shown."""

    greeting: str
    dates: list[OwnDate] = field(default_factory=list)
    suggestions: list[Event] = field(default_factory=list)
    consortia: list[Consortium] = field(default_factory=list)


def home_of(roles: Roles, *, now: datetime) -> Home:
    if roles.person is None or not roles.kinds:
        return Home(greeting=_greeting(now))
    own = own_dates(roles.person, now=now, limit=DATES)
    return Home(
        greeting=f"{_greeting(now)} {_what_comes(own, now=now)}",
        dates=own,
        suggestions=[] if roles.is_office else suggestions(roles, now=now),
        consortia=consortia_of(roles),
    )


def consortia_of(roles: Roles) -> list[Consortium]:
    """The consortia of the person's organisations and those the person advises."""
    return list(Consortium.objects.filter(pk__in=roles.consortia | roles.advised_consortia).order_by("position"))


def _greeting(now: datetime) -> str:
    hour = timezone.localtime(now).hour
    if MORNING <= hour < DAY:
        return _("Guten Morgen.")
    return _("Guten Tag.") if DAY <= hour < EVENING else _("Guten Abend.")


def _what_comes(own: list[OwnDate], *, now: datetime) -> str:
    """One sentence about what matters most: an answer that is due, else the next date that takes place."""
    if any(date.offer_until for date in own):
        return _("Ein Platz wartet auf Ihre Antwort.")
    coming = [d.event for d in own if d.registration.state == RegistrationState.CONFIRMED and not d.is_called_off]
    if not coming:
        return _("Gerade steht kein Termin an.")
    event = coming[0]
    if event.starts_at <= now:
        return _("Ihr Termin läuft gerade.")
    today, day = timezone.localdate(now), timezone.localdate(event.starts_at)
    if day == today:
        return _("Heute um %(time)s Uhr sind Sie dabei.") % {"time": dates.clock(event.starts_at)}
    if day == today + timedelta(days=1):
        return _("Morgen um %(time)s Uhr sind Sie dabei.") % {"time": dates.clock(event.starts_at)}
    return _("Ihr nächster Termin ist am %(day)s.") % {"day": dates.plain_short(day)}
