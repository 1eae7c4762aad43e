"""An event as search engines read it: schema.org in JSON-LD."""

import json
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from kurzdraht.events.enums import EventState
from kurzdraht.events.models import Event
from kurzdraht.network.models import Network

_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}
_STATUS = {EventState.CANCELLED: "EventCancelled", EventState.POSTPONED: "EventPostponed"}


def structured_data(event: Event, *, url: str, network: Network, base_url: str) -> SafeString:
    """Ready to stand inside a script element: no text can end the element. The link to the room is not in it."""
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": event.title,
        "url": url,
        "inLanguage": "de",
        "startDate": timezone.localtime(event.starts_at).isoformat(timespec="minutes"),
        "endDate": timezone.localtime(event.ends_at).isoformat(timespec="minutes"),
        "eventStatus": f"https://schema.org/{_STATUS.get(EventState(event.state), 'EventScheduled')}",
        "eventAttendanceMode": f"https://schema.org/{_mode(event)}",
        "location": _locations(event, url=url),
        "organizer": {"@type": "Organization", "name": str(event.consortium or network.name), "url": f"{base_url}/"},
    }
    description = event.summary or event.subtitle
    if description:
        data["description"] = description
    if event.series:
        data["superEvent"] = {"@type": "EventSeries", "name": event.series.name}
    if event.onsite_capacity or event.online_capacity:
        data["maximumAttendeeCapacity"] = (event.onsite_capacity or 0) + (event.online_capacity or 0)
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(_ESCAPES))  # noqa: S308 - angle brackets are escaped


def _mode(event: Event) -> str:
    if event.is_online and event.is_onsite:
        return "MixedEventAttendanceMode"
    return "OnlineEventAttendanceMode" if event.is_online else "OfflineEventAttendanceMode"


def _locations(event: Event, *, url: str) -> list[dict[str, Any]]:
    locations: list[dict[str, Any]] = []
    if event.is_onsite:
        name = event.venue or (event.host.name if event.host else "")
        address: dict[str, str] = {"@type": "PostalAddress", "addressCountry": "DE", "addressRegion": "NW"}
        if event.venue_address:
            address["streetAddress"] = event.venue_address
        if event.host:
            address["addressLocality"] = event.host.name
        place: dict[str, Any] = {"@type": "Place", "address": address}
        locations.append(place | ({"name": name} if name else {}))
    if event.is_online:
        locations.append({"@type": "VirtualLocation", "url": url})
    return locations
