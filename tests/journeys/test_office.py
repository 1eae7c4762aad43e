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
    clara.open("/buero/veranstaltungen/")
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


def test_the_office_settles_a_task_takes_it_back_and_gives_it_away(cast: Cast) -> None:
    clara = Visitor()
    clara.sign_in(cast.clara.email)
    clara.open("/buero/")
    clara.follow("Neue Aufgabe")
    assert len(clara.fields_of("Aufschreiben")) <= 4
    clara.press("Aufschreiben", title="Raum anfragen", consortium=str(cast.stadtumbau.pk))
    assert clara.reads("„Raum anfragen“ steht auf der Liste.")
    clara.press("Erledigt")
    assert (clara.reads("„Raum anfragen“ ist erledigt."), clara.reads("Nichts zu tun.")) == (True, True)
    clara.press("Rückgängig")
    assert clara.reads("„Raum anfragen“ ist wieder da.")
    clara.press("Übergeben", assignee=str(cast.dora.pk))
    assert clara.reads(f"„Raum anfragen“ ist jetzt bei {cast.dora}.")
    dora = Visitor()
    dora.sign_in(cast.dora.email)
    dora.open("/buero/")
    assert (dora.reads("Raum anfragen"), dora.reads("Bei Ihnen.")) == (True, True)


def test_the_office_searches_and_acts_on_what_it_finds(cast: Cast, small_event: Event) -> None:
    clara = Visitor()
    clara.sign_in(cast.clara.email)
    clara.open("/buero/suche/?q=leerst")
    clara.follow(f"Wer kommt? : {small_event.title}")
    assert clara.address == f"/buero/veranstaltungen/{small_event.slug}/teilnehmende/"
