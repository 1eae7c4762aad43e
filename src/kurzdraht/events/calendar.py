"""The iCalendar part of a mail: the UID of the public file, a SEQUENCE that grows with each mail to the reader.

Nobody's address stands in it but the reader's own; the link to the room only where the reader has a place.
"""

from datetime import UTC, datetime

import icalendar
from django.utils.translation import gettext as _

from kurzdraht.core.text import printable
from kurzdraht.events.enums import Attendance
from kurzdraht.events.models import Registration
from kurzdraht.events.queries.feeds import entry_of, zone_of_berlin


def request(registration: Registration, *, contact: str, now: datetime) -> str:
    """For one who has a place: puts the event into the calendar, or brings what stands there up to date."""
    event = registration.event
    entry = _personal(registration, contact=contact, now=now)
    entry["location"] = icalendar.vText(where_for(registration))
    if registration.attendance == Attendance.ONLINE and event.room_url:
        label = _("Zum Raum")
        entry["description"] = icalendar.vText(f"{label}: {event.room_url}\n\n{entry['description']}")
        entry.add("conference", event.room_url, parameters={"value": "URI", "label": label})
    return _wrapped(entry, "REQUEST")


def cancel(registration: Registration, *, contact: str, now: datetime) -> str:
    """Takes the event out of the reader's calendar again."""
    entry = _personal(registration, contact=contact, now=now)
    entry["status"] = icalendar.vText("CANCELLED")
    return _wrapped(entry, "CANCEL")


def _personal(registration: Registration, *, contact: str, now: datetime) -> icalendar.Event:
    event = registration.event
    entry = entry_of(event)
    entry["sequence"] = event.sequence + registration.sequence
    entry["dtstamp"] = icalendar.vDatetime(now.astimezone(UTC))
    attendee = icalendar.vCalAddress(f"mailto:{registration.email}")
    for name, value in (
        ("CN", registration.name),
        ("ROLE", "REQ-PARTICIPANT"),
        ("PARTSTAT", "ACCEPTED"),
        ("RSVP", "FALSE"),
    ):
        attendee.params[name] = value
    entry.add("organizer", icalendar.vCalAddress(f"mailto:{contact}"))
    entry.add("attendee", attendee)
    return entry


def where_for(registration: Registration) -> str:
    """Where this one goes: "online", or the place with its address."""
    if registration.attendance == Attendance.ONLINE:
        return _("online")
    event = registration.event
    return ", ".join(part for part in (event.venue, event.venue_address) if part) or _("vor Ort")


def _wrapped(entry: icalendar.Event, method: str) -> str:
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Kurzdraht//Veranstaltungen//DE")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    calendar.add_component(zone_of_berlin())
    calendar.add_component(entry)
    return printable(calendar.to_ical().decode())
