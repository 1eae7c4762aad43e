"""Who is expected, as values for the sheet that people sign."""

from datetime import datetime
from itertools import count
from typing import Any

from django.utils.translation import gettext as _, pgettext

from kurzdraht.core import dates
from kurzdraht.core.text import sort_key
from kurzdraht.events.enums import Attendance, RegistrationState
from kurzdraht.events.models import Event, Registration
from kurzdraht.events.queries.facts import where_words
from kurzdraht.network.queries import the_network


def attendance_list(event: Event, *, now: datetime) -> dict[str, Any]:
    """Everybody with a place, by name; those on site first, with room to sign. One query for the people."""
    rows = Registration.objects.filter(event=event, state=RegistrationState.CONFIRMED).exclude(name="")
    people = sorted(rows.select_related("organisation"), key=lambda row: (sort_key(_last_name_first(row.name)), row.pk))
    numbers = count(1)
    groups = [
        {
            "heading": f"{heading}, {len(group)}",
            "signs": way == Attendance.ONSITE,
            "rows": [_line(row, next(numbers)) for row in group],
        }
        for way, heading in ((Attendance.ONSITE, _("Vor Ort")), (Attendance.ONLINE, _("Online")))
        if (group := [row for row in people if row.attendance == way])
    ]
    return {
        "title": _("Anwesenheitsliste: %(title)s") % {"title": event.title},
        "language": dates.language(),
        "heading": event.title,
        "kind": " · ".join(filter(None, (_("Anwesenheitsliste"), str(event.consortium or ""), event.format.name))),
        "mark": event.consortium.mark if event.consortium else None,
        "when": dates.period(event.starts_at, event.ends_at),
        "where": where_words(event),
        "foot": the_network().name,
        "note": _("Stand: %(day)s, %(hour)s.") % {"day": dates.plain(now), "hour": dates.hour(now)},
        "words": _words(),
        "groups": groups,
    }


def _words() -> dict[str, str]:
    return {
        "page": _("Seite"),
        "of": pgettext("Seite 1 von 2", "von"),
        "number": _("Nr."),
        "name": _("Name"),
        "organisation": _("Organisation"),
        "function": _("Funktion"),
        "signature": _("Unterschrift"),
        "nobody": _("Noch hat niemand einen Platz."),
    }


def _line(row: Registration, number: int) -> dict[str, Any]:
    organisation = row.organisation_name or str(row.organisation or "")
    return {"number": number, "name": row.name, "organisation": organisation, "function": row.function_title}


def _last_name_first(name: str) -> str:
    """Lists are read by the family name, which stands last where people type their own."""
    *given, family = name.split() or [""]
    return " ".join((family, *given))
