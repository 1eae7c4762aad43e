"""The office finds its own words: for the mail that confirms a place, and for those who wait."""

from django.core import mail
from django.core.management import call_command

from kurzdraht.events.models import Event
from kurzdraht.mailing.models import OutgoingMail
from tests.factories.network import Cast
from tests.journeys.visitor import Visitor, newest_mail_to

FEW = 6


def guest_registers(event: Event, name: str) -> None:
    guest = Visitor()
    guest.open(f"/veranstaltungen/{event.slug}/anmelden/")
    guest.press("Platz sichern", name=name, email=f"{name.lower()}@example.org")


def test_the_office_rewords_the_confirmation_and_the_next_guest_reads_it(cast: Cast, small_event: Event) -> None:
    clara = Visitor()
    clara.sign_in(cast.clara.email)
    clara.open("/buero/")
    clara.follow("Vorlagen")
    clara.follow("Bestätigung")
    clara.press("Speichern", body="Schön, dass Sie dabei sind, {vorname}!")
    assert (clara.status, clara.reads("{vorname} kennen wir nicht. Möglich sind: {name},")) == (422, True)
    clara.press("Speichern", subject="Bis bald am {tag}", body="Schön, dass Sie dabei sind, {name}!")
    assert clara.reads("Gespeichert. Ab der nächsten Mail gelten diese Worte.")

    guest_registers(small_event, "Ada")
    message = newest_mail_to("ada@example.org")
    assert message.subject.startswith("Bis bald am ")
    assert "Schön, dass Sie dabei sind, Ada!" in message.body
    assert "Der Kalendereintrag hängt an dieser Mail." not in message.body

    clara.press("Zurück zum mitgelieferten Text")
    assert clara.reads("Der mitgelieferte Text gilt wieder.")


def test_the_office_writes_to_those_who_wait_in_few_steps(cast: Cast, small_event: Event) -> None:
    for name in ("Ada", "Bea", "Cem"):
        guest_registers(small_event, name)
    call_command("send_outbox", once=True)
    mail.outbox.clear()

    clara = Visitor()
    clara.sign_in(cast.clara.email)
    clara.open("/buero/")
    before = clara.steps
    clara.open(f"/buero/veranstaltungen/{small_event.slug}/")
    clara.follow("An die Warteliste")
    clara.press("Vorschau", subject="Zum {datum}", body="Guten Tag {name},\n\nwir suchen einen größeren Raum.")
    assert (clara.heading, clara.reads("Guten Tag Bea")) == ("Nachricht prüfen", True)
    clara.press("An 2 Personen senden")
    assert clara.reads("Die Nachricht geht an 2 Personen.")
    assert clara.steps - before <= FEW

    texts = dict(OutgoingMail.objects.filter(occasion__startswith="message:").values_list("recipient_name", "text"))
    assert {name: f"Guten Tag {name},\n\nwir suchen" in text for name, text in texts.items()} == {
        "Bea": True,
        "Cem": True,
    }
    clara.press("Zurückholen")
    assert clara.reads("Zurückgeholt: 2.")
