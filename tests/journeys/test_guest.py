"""A guest finds an event, waits, moves up, and gives the place back: with nothing but an address."""

import pytest

from kurzdraht.events.models import Event
from tests.journeys.visitor import Visitor, calendar_of, link_after, newest_mail_to

CANCEL_OR_CHANGE = "dann rückt jemand nach:"


def register(name: str, email: str, *, way_in: str) -> Visitor:
    guest = Visitor()
    guest.open("/")
    guest.follow("Veranstaltungen")
    guest.follow("Leerstand im Erdgeschoss")
    guest.follow(way_in)
    guest.press("Platz sichern", name=name, email=email)
    return guest


def test_a_guest_registers_waits_is_promoted_and_cancels(small_event: Event) -> None:
    first = register("Ada Beispiel", "ada@example.org", way_in="Platz sichern")
    assert first.heading == "Wir haben Ihnen eine Mail geschickt."
    place = newest_mail_to("ada@example.org")
    assert (place.subject.split(":")[0], small_event.room_url in place.body) == ("Ihr Platz", True)

    guest = register("Gast Muster", "gast@example.org", way_in="Auf die Warteliste")
    assert guest.heading == "Wir haben Ihnen eine Mail geschickt."
    waiting = newest_mail_to("gast@example.org")
    assert (waiting.subject.split(":")[0], small_event.room_url in waiting.body) == ("Warteliste, Platz 1", False)
    own_page = link_after("absagen:", waiting)
    guest.open(own_page)
    assert guest.heading == "Warteliste, Platz 1"
    assert small_event.room_url not in guest.links()

    first.open(link_after(CANCEL_OR_CHANGE, place))
    assert first.heading == "Ihr Platz ist sicher."
    first.press("Absagen")
    assert first.heading == "Diese Anmeldung ist abgesagt."

    promoted = newest_mail_to("gast@example.org")
    assert promoted.subject.split(":")[0] == "Sie haben einen Platz"
    assert "METHOD:REQUEST" in calendar_of(promoted)
    guest.open(own_page)
    assert (guest.heading, small_event.room_url in guest.links()) == ("Ihr Platz ist sicher.", True)
    guest.press("Absagen")
    assert guest.heading == "Diese Anmeldung ist abgesagt."
    assert "METHOD:CANCEL" in calendar_of(newest_mail_to("gast@example.org"))

    guest.open(f"/veranstaltungen/{small_event.slug}/")
    assert guest.reads("1 Platz")


@pytest.mark.usefixtures("small_event")
def test_a_mistyped_address_is_named_and_what_was_typed_stays() -> None:
    guest = Visitor()
    guest.open("/veranstaltungen/leerstand/anmelden/")
    guest.press("Platz sichern", name="Gast Muster", email="gast@")
    assert (guest.status, guest.heading) == (422, "Platz sichern")
    assert guest.reads("Schreiben Sie die E-Mail-Adresse vollständig")
    guest.press("Platz sichern", email="gast@example.org")
    assert newest_mail_to("gast@example.org").to == ["Gast Muster <gast@example.org>"]
