"""The office plans the usual exchange in few steps, and finds who comes."""

from datetime import timedelta

from django.utils import timezone

from kurzdraht.events.enums import EventState
from kurzdraht.events.models import Event
from tests.factories.network import Cast
from tests.journeys.visitor import Visitor, newest_mail_to

FEW = 6


def test_the_office_creates_and_publishes_a_45_minute_exchange_in_few_steps(cast: Cast) -> None:
    clara = Visitor()
    clara.sign_in(cast.clara.email)
    clara.open("/buero/")
    before = clara.steps
    clara.follow("Neue Veranstaltung")
    fields = clara.fields_of("Veröffentlichen")
    day = timezone.localdate() + timedelta(days=9)
    typed = {"title": "Wochenmarkt wiederbeleben", "date": day.isoformat(), "host": "soest"}
    clara.press("Veröffentlichen", **typed)
    assert (len(fields) <= FEW, len(typed), clara.steps - before) == (True, 3, 2)
    assert clara.reads("Veröffentlicht. Ab jetzt kann man sich anmelden.")

    event = Event.objects.get(title="Wochenmarkt wiederbeleben")
    assert (event.state, event.ends_at - event.starts_at, event.host) == (
        EventState.PUBLISHED,
        timedelta(minutes=45),
        cast.soest,
    )
    guest = Visitor()
    guest.open("/veranstaltungen/")
    guest.follow("Wochenmarkt wiederbeleben")
    assert guest.heading == "Wochenmarkt wiederbeleben"


def test_the_office_sees_who_registered_adds_somebody_and_reads_the_mail(cast: Cast, small_event: Event) -> None:
    guest = Visitor()
    guest.open(f"/veranstaltungen/{small_event.slug}/anmelden/")
    guest.press("Platz sichern", name="Gast Muster", email="gast@example.org")

    clara = Visitor()
    clara.sign_in(cast.clara.email)
    clara.open("/buero/")
    clara.follow(small_event.title)
    clara.follow("Wer kommt?")
    assert clara.reads("Gast Muster")
    clara.follow("Person anmelden")
    clara.press("Person anmelden", name="Ida Probe", email="ida@example.org")
    assert clara.reads("Alle Plätze sind vergeben. Ida Probe steht auf der Warteliste und bekommt eine Mail.")

    subject = str(newest_mail_to("ida@example.org").subject)
    clara.open("/buero/ausgang/")
    clara.follow(subject)
    assert (clara.heading, clara.reads("gesendet")) == (subject, True)
