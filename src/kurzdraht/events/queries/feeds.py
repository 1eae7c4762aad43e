"""What the feeds hold: dates that everybody may see, a year back and all that comes."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

import icalendar
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from kurzdraht.core.dates import midnight
from kurzdraht.core.page_cache.memory import remembered
from kurzdraht.core.text import printable
from kurzdraht.events.enums import EventState
from kurzdraht.events.models import Event
from kurzdraht.events.queries.facts import where_words
from kurzdraht.events.queries.selection import Selection
from kurzdraht.events.querysets import EventQuerySet
from kurzdraht.network.models import Network
from kurzdraht.network.queries import the_network

KEPT = timedelta(days=366)
NEWEST = 40
REFRESH = timedelta(hours=1)
ZONE = "Europe/Berlin"
_STATUS = {EventState.CANCELLED: "CANCELLED", EventState.POSTPONED: "TENTATIVE", EventState.DRAFT: "TENTATIVE"}


def calendar_events(selection: Selection, *, now: datetime) -> EventQuerySet:
    events = selection.narrow(Event.objects.open_to_all()).filter(ends_at__gte=now - KEPT)
    return events.select_related("format", "consortium", "host").order_by("starts_at", "pk")


def newest_events() -> EventQuerySet:
    events = Event.objects.open_to_all().select_related("format", "consortium", "host")
    return events.order_by("-published_at", "-pk")[:NEWEST]


@remembered
def public_calendar(selection: Selection, what: str, *, on: date) -> tuple[str, datetime | None]:
    """The text of a feed on this day, and when one of its dates was changed last."""
    events = list(calendar_events(selection, now=midnight(on)))
    return calendar_text(events, name=calendar_name(the_network(), what)), last_change(events)


def last_change(events: Iterable[Event]) -> datetime | None:
    return max((event.changed_at for event in events), default=None)


def calendar_text(events: Iterable[Event], *, name: str) -> str:
    """One calendar with its time zone, CRLF, folded at 75 octets. It never holds a link to a room."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Kurzdraht//Veranstaltungen//DE")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", ZONE)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    calendar.add_component(zone_of_berlin())
    for event in events:
        calendar.add_component(entry_of(event))
    return printable(calendar.to_ical().decode())


def calendar_name(network: Network, what: str = "") -> str:
    return f"{network.name}: {what}" if what else network.name


def uid_of(event: Event) -> str:
    """Stays the same for ever, whatever happens to title, day or address."""
    return f"{event.key}@{urlsplit(settings.BASE_URL).hostname}"


def entry_of(event: Event) -> icalendar.Event:
    url = f"{settings.BASE_URL}{event.get_absolute_url()}"
    summary = event.title
    if event.state == EventState.POSTPONED:
        summary = _("Verschoben: %(title)s") % {"title": summary}
    entry = icalendar.Event()
    entry.add("uid", uid_of(event))
    entry.add("sequence", event.sequence)
    entry.add("dtstamp", event.changed_at)
    entry.add("last-modified", event.changed_at)
    entry.add("dtstart", timezone.localtime(event.starts_at))
    entry.add("dtend", timezone.localtime(event.ends_at))
    entry.add("summary", summary)
    entry.add("description", "\n\n".join(filter(None, (event.state_reason, event.subtitle, event.summary, url))))
    entry.add("location", where_words(event))
    entry.add("url", url)
    entry.add("categories", [event.format.name, *([str(event.consortium)] if event.consortium else [])])
    entry.add("status", _STATUS.get(EventState(event.state), "CONFIRMED"))
    return entry


def zone_of_berlin() -> icalendar.Timezone:
    """Berlin with its rule since 1996: short, and understood by the calendars of offices."""
    zone = icalendar.Timezone()
    zone.add("tzid", ZONE)
    for part, month, day, name, before, after in (
        (icalendar.TimezoneDaylight(), 3, 31, "CEST", 1, 2),
        (icalendar.TimezoneStandard(), 10, 27, "CET", 2, 1),
    ):
        part.add("dtstart", datetime(1996, month, day, before + 1))  # noqa: DTZ001
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        part.add("tzname", name)
        part.add("tzoffsetfrom", timedelta(hours=before))
        part.add("tzoffsetto", timedelta(hours=after))
        zone.add_component(part)
    return zone
