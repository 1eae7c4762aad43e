"""Mails about a place: to whom, with which calendar entry and which link. The words stand in the templates.

Every mail carries the reader's personal link as a secret. The room is named only to those who have a place.
"""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation

from kurzdraht.accounts.links import give_link
from kurzdraht.core import dates
from kurzdraht.events import calendar
from kurzdraht.events.enums import Attendance, EventState, RegistrationState
from kurzdraht.events.models import Event, Offer, Registration
from kurzdraht.events.queries.contact import contact_of
from kurzdraht.events.queries.moments import moment_in_words
from kurzdraht.events.queries.places import open_offer, place_in_line
from kurzdraht.events.queries.publish_check import Fault
from kurzdraht.mailing.enums import MailKind
from kurzdraht.mailing.registry import Words
from kurzdraht.mailing.services import About, Recipient, queue_mail
from kurzdraht.mailing.services.rendering import Letter, render
from kurzdraht.network.models import Person
from kurzdraht.network.queries import the_network

LINK_PURPOSE = "registration"
MESSAGE = "events/mails/message"
NOTICES = {
    EventState.PUBLISHED: "event_changed",
    EventState.POSTPONED: "event_postponed",
    EventState.CANCELLED: "event_cancelled",
}


def send_confirmation(registration: Registration, *, now: datetime) -> None:
    _send("confirmation", registration, now=now, method="REQUEST")


def send_promotion(registration: Registration, *, now: datetime) -> None:
    _send("promotion", registration, now=now, method="REQUEST")


def send_waiting_note(
    registration: Registration, *, place: int, now: datetime, had_place: bool = False, reason: str = ""
) -> None:
    """With the entry out of the calendar again, where the office took a place away."""
    _send("waiting", registration, now=now, method="CANCEL" if had_place else "", place=place, reason=reason)


def send_offer(registration: Registration, offer: Offer, *, now: datetime) -> None:
    _send("offer", registration, now=now, occasion=f"offer:{offer.pk}", offer=offer)


def send_offer_expired(registration: Registration, *, now: datetime) -> None:
    _send("offer_expired", registration, now=now)


def send_change(registration: Registration, *, now: datetime, reason: str = "") -> None:
    """With the calendar entry anew, where there is a place."""
    has_place = registration.state == RegistrationState.CONFIRMED
    place = place_in_line(registration) if registration.state == RegistrationState.WAITING else 0
    method = "REQUEST" if has_place else ""
    _send("change", registration, now=now, method=method, place=place, has_place=has_place, reason=reason)


def send_cancellation(registration: Registration, *, had_place: bool, now: datetime, reason: str = "") -> None:
    _send("cancellation", registration, now=now, method="CANCEL" if had_place else "", reason=reason)


def send_reminder(registration: Registration, *, now: datetime, is_early: bool = False) -> None:
    kind = "early-reminder" if is_early else "reminder"
    _send("reminder", registration, now=now, occasion=f"{kind}:{registration.event.starts_at:%Y%m%d%H%M}")


def send_known_already(registration: Registration, *, now: datetime) -> None:
    """Somebody registered this address again: tell its owner how things stand, once a day at most."""
    is_waiting = registration.state == RegistrationState.WAITING
    _send(
        "known_already",
        registration,
        now=now,
        occasion=f"known-already:{timezone.localdate(now)}",
        place=place_in_line(registration) if is_waiting else 0,
        offer=open_offer(registration),
        has_place=registration.state == RegistrationState.CONFIRMED,
    )


def notify_event_changed(
    event: Event, *, now: datetime, template: str = "", only: Collection[str] | None = None, reason: str = ""
) -> int:
    """Tell all who have a place, an offer or wait, that the event has moved, is postponed or called off.

    Which of these, its state says, or `template`; gives the number of mails. `only` these addresses, where given. Call
    it after `event.sequence` has grown: calendars follow only then. A called-off event leaves the calendars, a
    postponed one stays there, tentative.
    """
    concerned = Registration.objects.filter(event=event).standing().exclude(email="")
    rows = list(concerned.select_related("person").order_by("pk"))
    told = [row for row in rows if only is None or row.email in only]
    return _notify(event, told, template=template or NOTICES[EventState(event.state)], now=now, reason=reason)


def send_event_withdrawn(registration: Registration, *, now: datetime) -> None:
    """The event is no longer shown: for who was registered it is called off, and its page is gone."""
    event = registration.event
    _notify(event, [registration], template="event_cancelled", now=now, is_off=True)


def tell_publication_failed(event: Event, faults: Sequence[Fault], *, planner: Person | None, now: datetime) -> None:
    """To whoever set the moment, else to the office."""
    url = settings.BASE_URL + reverse("desk_event", args=(event.slug,))
    queue_mail(
        "events/mails/publication_failed",
        kind=MailKind.SERVICE,
        occasion=f"publication_failed:{event.key}:{event.publish_at:%Y%m%d%H%M}",
        to=Recipient(
            email=planner.email if planner else the_network().email,
            name=str(planner or ""),
            language=planner.language if planner else "de",
            key=planner.key if planner else None,
        ),
        context={"event": event, "faults": faults, "url": url},
        secrets={},
        now=now,
        about=About("event", event.key),
    )


def notify_room_changed(event: Event, *, now: datetime) -> int:
    """Tell those who take part online that the link to the room is new; gives the number of mails."""
    online = Registration.objects.filter(
        event=event, state=RegistrationState.CONFIRMED, attendance=Attendance.ONLINE
    ).exclude(email="")
    rows = list(online.select_related("person").order_by("pk"))
    return _notify(event, rows, template=NOTICES[EventState(event.state)], now=now)


def _notify(
    event: Event, rows: list[Registration], *, template: str, now: datetime, reason: str = "", is_off: bool = False
) -> int:
    is_off = is_off or event.state == EventState.CANCELLED
    for registration in rows:
        registration.event = event
        has_place = registration.state == RegistrationState.CONFIRMED
        method = ("CANCEL" if is_off else "REQUEST") if has_place else ""
        _send(
            template,
            registration,
            now=now,
            method=method,
            occasion=f"event:{event.sequence}:{event.state}",
            has_place=has_place,
            reason=reason,
        )
    return len(rows)


def _send(
    template: str,
    registration: Registration,
    *,
    now: datetime,
    method: str = "",
    occasion: str = "",
    place: int = 0,
    has_place: bool | None = None,
    offer: Offer | None = None,
    reason: str = "",
) -> None:
    event = registration.event
    contact = contact_of(event)
    token = give_link(LINK_PURPOSE, kind="registration", key=registration.key, expires_at=event.ends_at)
    with translation.override(registration.language):
        link = settings.BASE_URL + reverse("registration", args=(token,))
        entry = _entry(registration, method, contact=contact, now=now)
        context = {
            **context_of(registration, contact=contact, offer=offer),
            "has_place": has_place,
            "place": place,
            "reason": reason,
        }
    queue_mail(
        f"events/mails/{template}",
        kind=MailKind.SERVICE,
        occasion=f"{template}:{registration.key}:{occasion or registration.sequence}",
        to=_recipient(registration),
        context=context,
        secrets={"manage_link": link},
        now=now,
        about=About("event", event.key),
        calendar=entry,
        calendar_method=method,
    )


def send_message(registration: Registration, words: Words, *, occasion: str, place: int, now: datetime) -> None:
    """What the office writes; with the personal link as long as it opens something."""
    event = registration.event
    contact = contact_of(event)
    secrets = {}
    if registration.state != RegistrationState.CANCELLED and event.ends_at > now:
        token = give_link(LINK_PURPOSE, kind="registration", key=registration.key, expires_at=event.ends_at)
        with translation.override(registration.language):
            secrets["manage_link"] = settings.BASE_URL + reverse("registration", args=(token,))
    queue_mail(
        MESSAGE,
        kind=MailKind.SERVICE,
        occasion=occasion,
        to=_recipient(registration),
        context=_message_context(registration, words, place=place),
        secrets=secrets,
        now=now,
        about=About("event", event.key),
        reply_to=contact,
    )


def message_letter(registration: Registration, words: Words, *, place: int) -> Letter:
    """The same as this person would read it; its link leads to the event."""
    context = _message_context(registration, words, place=place)
    frame = {"recipient": _recipient(registration), "kind": MailKind.SERVICE.value, "manage_link": ""}
    return render(MESSAGE, {**context, **frame}, language=registration.language)


def _message_context(registration: Registration, words: Words, *, place: int) -> dict[str, object]:
    with translation.override(registration.language):
        context = context_of(registration, contact=contact_of(registration.event), offer=None)
    return {**context, "place": place, "words": words}


def confirmation_letter(registration: Registration) -> Letter:
    """The confirmation as it would read for a registration that need not be saved; its link leads to the event."""
    with translation.override(registration.language):
        context = context_of(registration, contact=contact_of(registration.event), offer=None)
    frame = {"recipient": _recipient(registration), "kind": MailKind.SERVICE.value, "manage_link": context["event_url"]}
    return render("events/mails/confirmation", {**context, **frame}, language=registration.language)


def context_of(registration: Registration, *, contact: str, offer: Offer | None) -> dict[str, object]:
    """What templates and wordings may speak of, in the language at hand."""
    event = registration.event
    return {
        "event": event,
        "registration": registration,
        "contact": contact,
        "where": calendar.where_for(registration),
        **_words(registration, offer),
        "event_url": settings.BASE_URL + event.get_absolute_url(),
        "room_url": event.room_url if _may_know_room(registration) else "",
        "offer": offer,
    }


def _entry(registration: Registration, method: str, *, contact: str, now: datetime) -> str:
    if method == "CANCEL":
        return calendar.cancel(registration, contact=contact, now=now)
    return calendar.request(registration, contact=contact, now=now) if method else ""


def _may_know_room(registration: Registration) -> bool:
    has_place = registration.state == RegistrationState.CONFIRMED
    return has_place and registration.attendance == Attendance.ONLINE


def _recipient(registration: Registration) -> Recipient:
    return Recipient(
        email=registration.email,
        name=registration.name,
        language=registration.language,
        key=registration.person.key if registration.person else None,
    )


def _words(registration: Registration, offer: Offer | None) -> dict[str, str]:
    """Days and times in the reader's language: "4. März", "11 Uhr", "Mi, 3. März, 9:00 Uhr"."""
    start = timezone.localtime(registration.event.starts_at)
    return {
        "what": _what(registration.event),
        "registered_by": str(registration.registered_by or ""),
        "day": dates.plain_short(start),
        "hour": dates.hour(start),
        "until": moment_in_words(offer.expires_at) if offer else "",
        "registered_on": dates.plain(registration.queued_at),
    }


def _what(event: Event) -> str:
    """Format and title, "45-Minuten-Austausch Leerstand"; a title that begins with the format stands alone."""
    return event.title if event.title.startswith(event.format.name) else f"{event.format.name} {event.title}"
