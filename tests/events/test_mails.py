"""What is written to whom about a place."""

from datetime import timedelta
from html import unescape
from typing import Any

import pytest

from kurzdraht.events.enums import Attendance, EventState, RegistrationState
from kurzdraht.events.mails import notify_event_changed
from kurzdraht.events.models import Event, Registration
from kurzdraht.events.services import (
    GUEST,
    cancel_registration,
    change_registration,
    expire_offers,
    promote_waiting,
    register_for_event,
    remind_participants,
    renew_reminders,
)
from kurzdraht.events.services.applicants import guest_applicant
from kurzdraht.mailing.models import OutgoingMail
from tests.factories.events import NOW, make_event, make_format, make_registration
from tests.factories.network import Cast

ROOM = "https://raum.example.org/leerstand"


def register(event: Event, email: str = "gast@example.org", **values: Any) -> Registration:
    applicant = guest_applicant(
        name="Gast", email=email, organisation_name="", language=values.get("language", "de"), now=NOW
    )
    return register_for_event(event, applicant, attendance=values.get("attendance", "online"), by=GUEST, now=NOW)


def last() -> OutgoingMail:
    return OutgoingMail.objects.latest("pk")


def both(mail: OutgoingMail) -> tuple[str, str]:
    return mail.text, unescape(mail.html)


def test_the_subject_says_what_and_when(cast: Cast) -> None:
    register(make_event("Leerstand", format=make_format("45-Minuten-Austausch")))
    assert last().subject == "Ihr Platz: 45-Minuten-Austausch Leerstand, 4. März, 11 Uhr"


def test_the_first_lines_say_it_all(cast: Cast) -> None:
    register(make_event("Leerstand", format=make_format(), consortium=cast.stadtumbau))
    lines = [line for line in last().text.splitlines() if line]
    assert lines[:2] == ["Ihr Platz ist sicher.", "Do, 4. März 2027, 11:00 bis 11:45 Uhr, online: Leerstand"]
    assert "AG Stadtumbau" in last().html


@pytest.mark.parametrize("attendance", Attendance.values)
def test_the_room_is_named_to_who_takes_part_online_and_has_a_place(cast: Cast, attendance: str) -> None:
    event = make_event(is_onsite=True, venue="Altes Rathaus", online_capacity=1, onsite_capacity=1)
    register(event, attendance=attendance)
    confirmed = last()
    is_online = attendance == Attendance.ONLINE
    assert [ROOM in part for part in (*both(confirmed), confirmed.calendar)] == [is_online] * 3
    assert ("Altes Rathaus" in confirmed.text, "Altes Rathaus" in confirmed.calendar) == (not is_online, not is_online)
    register(event, "zweite@example.org", attendance=attendance)
    assert [ROOM in part for part in (*both(last()), last().calendar)] == [False] * 3


def every_mail() -> list[OutgoingMail]:
    """One of each kind, from one event's life."""
    event = make_event(online_capacity=1, state_reason="Krankheit")
    first = register(event)
    second, third = register(event, "zweite@example.org"), register(event, "dritte@example.org")
    change_registration(first, name="Gast G.", note="", attendance="online", by=GUEST, now=NOW)
    register_for_event(
        event,
        guest_applicant(name="Gast", email=first.email, organisation_name="", language="de", now=NOW),
        attendance="online",
        by=GUEST,
        now=NOW + timedelta(hours=1),
    )
    cancel_registration(first, by=GUEST, now=NOW)
    near = event.starts_at - timedelta(hours=30)
    cancel_registration(second, by=GUEST, now=near)
    expire_offers(now=near + timedelta(hours=24))
    register_late = guest_applicant(
        name="Vierte", email="vierte@example.org", organisation_name="", language="de", now=NOW
    )
    register_for_event(event, register_late, attendance="online", by=GUEST, now=NOW)
    remind_participants(now=event.starts_at - timedelta(hours=1))
    for state in (EventState.PUBLISHED, EventState.POSTPONED, EventState.CANCELLED):
        Event.objects.filter(pk=event.pk).update(state=state)
        event.refresh_from_db()
        notify_event_changed(event, now=NOW)
    for template in ("event_moved", "event_revived"):
        notify_event_changed(event, template=template, reason="Der Saal ist frei.", now=NOW)
    third.refresh_from_db()
    assert third.state == RegistrationState.CANCELLED
    return list(OutgoingMail.objects.order_by("pk"))


def test_every_mail_holds_together(cast: Cast) -> None:
    mails = every_mail()
    kinds = {mail.occasion.split(":")[0] for mail in mails}
    assert kinds == {
        "cancellation",
        "change",
        "confirmation",
        "event_cancelled",
        "event_changed",
        "event_moved",
        "event_postponed",
        "event_revived",
        "known_already",
        "offer",
        "offer_expired",
        "promotion",
        "reminder",
        "waiting",
    }
    for mail in mails:
        link = mail.secrets["manage_link"]
        assert link.startswith("http://127.0.0.1:8000/anmeldung/")
        for part in (mail.text, mail.html, mail.subject, mail.calendar):
            assert (link in part, "{{" in part, "{%" in part, "None" in part) == (False, False, False, False)
        assert mail.text.splitlines()[0] in unescape(mail.html)
        assert "Sie bekommen diese Mail, weil" in mail.text


def test_the_link_mark_stands_in_text_and_html(cast: Cast) -> None:
    register(make_event(online_capacity=0))
    assert ["⟦manage_link⟧" in part for part in (last().text, last().html)] == [True, True]


def test_the_reader_gets_the_language_of_the_registration(cast: Cast) -> None:
    register(make_event(), language="en")
    assert (last().language, "/en/anmeldung/" in last().secrets["manage_link"]) == ("en", True)
    assert last().subject == "Your place: 45-Minuten-Austausch Leerstand im Erdgeschoss, 4 March, 11:00"
    assert last().text.startswith("Your place is secured.\n\nThu, 4 March 2027, 11:00 to 11:45, online:")


def test_the_offer_says_until_when(cast: Cast) -> None:
    event = make_event(online_capacity=1, immediate_until_hours=1000)
    make_registration(event, state=RegistrationState.WAITING)
    promote_waiting(event, now=NOW)
    assert "Wir halten ihn für Sie bis Mi, 24. Februar 2027, 9:00 Uhr." in last().text
    assert last().calendar == ""


def test_who_has_a_place_is_reminded_once(cast: Cast) -> None:
    event = make_event()
    make_registration(event)
    make_registration(event, state=RegistrationState.WAITING)
    assert remind_participants(now=event.starts_at - timedelta(hours=25)) == 0
    assert remind_participants(now=event.starts_at - timedelta(hours=24)) == 1
    assert remind_participants(now=event.starts_at - timedelta(hours=23)) == 0
    assert OutgoingMail.objects.count() == 1


def test_a_moved_event_reminds_again(cast: Cast) -> None:
    event = make_event()
    make_registration(event)
    remind_participants(now=event.starts_at - timedelta(hours=24))
    Event.objects.update(starts_at=event.starts_at + timedelta(days=7), ends_at=event.ends_at + timedelta(days=7))
    renew_reminders(event)
    assert remind_participants(now=event.starts_at + timedelta(days=6, hours=1)) == 1


def test_who_registers_within_the_hours_of_the_reminder_gets_none(cast: Cast) -> None:
    event = make_event(starts_at=NOW + timedelta(hours=10))
    register(event)
    assert remind_participants(now=NOW + timedelta(hours=1)) == 0


@pytest.mark.parametrize("values", [{"state": EventState.CANCELLED}, {"reminder_hours": 0}])
def test_no_reminder_for_what_does_not_take_place_or_wants_none(cast: Cast, values: dict[str, Any]) -> None:
    event = make_event(**values)
    make_registration(event)
    assert remind_participants(now=event.starts_at - timedelta(hours=1)) == 0
