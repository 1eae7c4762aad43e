"""What the panel beside the agenda says about places: the same for everybody, so that the page can be kept."""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _, ngettext

from kurzdraht.events.enums import Attendance, Audience, EventState
from kurzdraht.events.models import Event
from kurzdraht.events.queries.moments import moment_in_words
from kurzdraht.events.queries.place_words import Counts, capacity_in_all, free_in_all, free_places, is_closed

MOST_DOTS = 60
FREE, TAKEN = "free", "taken"


@dataclass
class Seats:
    """`button` is empty where nobody can register now. `dots`: one for each place, "taken" or "free"."""

    headline: str
    lead: str = ""
    lines: list[str] = field(default_factory=list)
    dots: list[str] = field(default_factory=list)
    button: str = ""
    hints: list[str] = field(default_factory=list)


def seats_of(event: Event, counts: Counts, *, now: datetime) -> Seats | None:
    """None when there is nothing to register for: not published, called off or over."""
    if event.state != EventState.PUBLISHED or event.ends_at <= now:
        return None
    if is_closed(event, now=now):
        return Seats(_("Anmeldung geschlossen"), lead=_came(counts))
    if event.opens_at and event.opens_at > now:
        return Seats(_("Anmeldung ab %(moment)s") % {"moment": moment_in_words(event.opens_at)}, lead=_limits(event))
    free = free_in_all(event, counts)
    if free == 0:
        return _full(event, counts, now=now)
    return _open(event, counts, free, now=now)


def _open(event: Event, counts: Counts, free: int | None, *, now: datetime) -> Seats:
    text = ngettext("Noch %(number)d Platz", "Noch %(number)d Plätze", free or 0) % {"number": free or 0}
    return Seats(
        headline=_("Plätze frei") if free is None else text,
        lead=_came(counts) if free is None else _limits(event),
        lines=_ways(event, counts),
        dots=_dots(event, counts, free),
        button=_("Platz sichern"),
        hints=[
            *_members_first(event, now=now),
            *_circle(event),
            _("Sie bekommen gleich eine Mail mit Kalendereintrag. Absagen geht bis zuletzt mit einem Klick."),
            *_end(event),
        ],
    )


def _full(event: Event, counts: Counts, *, now: datetime) -> Seats:
    waiting = ngettext("%(number)d Person wartet schon.", "%(number)d Personen warten schon.", counts.waiting)
    return Seats(
        headline=_("Alle Plätze vergeben"),
        lead=waiting % {"number": counts.waiting} if counts.waiting else _limits(event),
        dots=_dots(event, counts, 0),
        button=_("Auf die Warteliste"),
        hints=[
            *_members_first(event, now=now),
            *_circle(event),
            _("Wird ein Platz frei, rücken Sie der Reihe nach auf und bekommen eine Mail."),
            *_end(event),
        ],
    )


def _ways(event: Event, counts: Counts) -> list[str]:
    """One line for each way to take part, where there are two."""
    if not (event.is_online and event.is_onsite):
        return []
    lines = []
    for way, name in ((Attendance.ONSITE, _("Vor Ort")), (Attendance.ONLINE, _("Online"))):
        free = free_places(event, way, counts)
        if free is None:
            words = _("Plätze frei")
        elif free == 0:
            words = _("Warteliste")
        else:
            words = ngettext("noch %(number)d Platz", "noch %(number)d Plätze", free) % {"number": free}
        lines.append(f"{name}: {words}")
    return lines


def _limits(event: Event) -> str:
    capacity = capacity_in_all(event)
    if capacity is None:
        return ""
    return ngettext("von %(number)d", "von %(number)d", capacity) % {"number": capacity}


def _came(counts: Counts) -> str:
    number = counts.onsite + counts.online
    if not number:
        return ""
    return ngettext("%(number)d Person ist dabei", "%(number)d Personen sind dabei", number) % {"number": number}


def _dots(event: Event, counts: Counts, free: int | None) -> list[str]:
    capacity = capacity_in_all(event)
    if free is None or capacity is None or capacity > MOST_DOTS:
        return []
    free = min(free, capacity)
    return [TAKEN] * (capacity - free) + [FREE] * free


def _members_first(event: Event, *, now: datetime) -> list[str]:
    if event.members_first_until_at is None or event.members_first_until_at <= now:
        return []
    return [
        _("Bis %(moment)s sind zuerst Mitglieder dran.") % {"moment": moment_in_words(event.members_first_until_at)}
    ]


def _circle(event: Event) -> list[str]:
    if event.audience != Audience.CIRCLE:
        return []
    if event.working_group:
        return [_("Nur für die Arbeitsgruppe %(name)s.") % {"name": event.working_group.name}]
    return [_("Nur für den festen Kreis.")]


def _end(event: Event) -> list[str]:
    return [_("Anmeldung bis %(moment)s.") % {"moment": moment_in_words(event.closes_at)}] if event.closes_at else []
