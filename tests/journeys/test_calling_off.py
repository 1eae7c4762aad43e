"""An event with eighty people is called off from the desk in a few clicks, and taken back within the minute."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kurzdraht.events.enums import EventState, RegistrationState
from kurzdraht.events.models import Event
from kurzdraht.events.tasks import publish_due_events
from kurzdraht.mailing.enums import MailState
from kurzdraht.mailing.models import OutgoingMail
from tests.factories.events import make_event, make_registration
from tests.factories.network import Cast
from tests.journeys.visitor import Visitor

PEOPLE = 80
FEW = 5


@pytest.fixture
def busy(cast: Cast) -> Event:
    now = timezone.now()
    event = make_event(
        "Wochenmarkt wiederbeleben",
        starts_at=now + timedelta(days=9),
        published_at=now,
        changed_at=now,
        online_capacity=60,
        consortium=cast.stadtumbau,
    )
    for number in range(PEOPLE):
        make_registration(
            event,
            state=RegistrationState.CONFIRMED if number < 60 else RegistrationState.WAITING,
            queued_at=now,
            changed_at=now,
        )
    return event


def office(cast: Cast) -> Visitor:
    clara = Visitor()
    clara.sign_in(cast.clara.email)
    return clara


def test_eighty_people_are_told_in_a_few_clicks_and_it_can_be_taken_back(cast: Cast, busy: Event) -> None:
    clara = office(cast)
    clara.open("/buero/veranstaltungen/")
    before = clara.steps
    clara.follow(busy.title)
    clara.follow("Absagen")
    assert clara.reads("80 Menschen bekommen eine Mail: 60 mit Platz, 20 von der Warteliste.")
    clara.press("Absagen und 80 Mails schicken")
    assert (clara.status, clara.reads("Schreiben Sie in einem Satz, warum.")) == (422, True)
    clara.press("Absagen und 80 Mails schicken", reason="Der Referent ist krank.")
    assert clara.steps - before <= FEW
    assert clara.reads("Abgesagt. 80 Mails stehen im Ausgang.")
    about = OutgoingMail.objects.filter(subject_key=busy.key)
    assert about.count() == PEOPLE

    guest = Visitor()
    guest.open(busy.get_absolute_url())
    assert guest.reads("Der Referent ist krank.")

    clara.press("Doch nicht absagen")
    assert clara.reads("80 Mails waren noch nicht unterwegs und sind zurückgeholt.")
    assert set(about.values_list("state", flat=True)) == {MailState.RECALLED}
    busy.refresh_from_db()
    assert busy.state == EventState.PUBLISHED


def test_what_is_wrong_is_named_with_a_link_to_the_very_field(cast: Cast) -> None:
    now = timezone.now()
    event = make_event(
        "Werkstatt XXX",
        starts_at=now + timedelta(days=9),
        state=EventState.DRAFT,
        published_at=None,
        is_onsite=True,
        consortium=cast.stadtumbau,
    )
    clara = office(cast)
    clara.open(f"/buero/veranstaltungen/{event.slug}/")
    clara.press("Veröffentlichen")
    assert (clara.status, clara.reads("Noch nicht veröffentlicht. Der Entwurf ist unverändert.")) == (422, True)
    change = f"/buero/veranstaltungen/{event.slug}/bearbeiten/"
    assert {f"{change}#id_venue", f"{change}#id_title", f"{change}#id_summary"} <= clara.links()


def test_it_appears_by_itself_at_the_chosen_moment(cast: Cast) -> None:
    now = timezone.now()
    event = make_event(
        starts_at=now + timedelta(days=9), state=EventState.DRAFT, published_at=None, consortium=cast.stadtumbau
    )
    clara = office(cast)
    clara.open(f"/buero/veranstaltungen/{event.slug}/veroeffentlichen/")
    moment = timezone.localtime(now + timedelta(days=1))
    clara.press("Zeitpunkt speichern", publish_at=moment.strftime("%Y-%m-%dT%H:%M"))
    assert clara.reads("Erscheint von selbst")
    publish_due_events.call()
    event.refresh_from_db()
    assert event.state == EventState.DRAFT
    Event.objects.filter(pk=event.pk).update(publish_at=now)
    publish_due_events.call()
    event.refresh_from_db()
    assert event.state == EventState.PUBLISHED


def test_moved_to_another_day_everybody_keeps_the_place(cast: Cast, busy: Event) -> None:
    clara = office(cast)
    clara.open(f"/buero/veranstaltungen/{busy.slug}/verschieben/")
    clara.press("Auf diesen Termin verschieben", reason="Der Raum ist belegt.")
    assert (clara.status, clara.reads("Wählen Sie den neuen Tag")) == (422, True)
    day = timezone.localtime(busy.starts_at + timedelta(days=7))
    clara.press("Auf diesen Termin verschieben", starts_at=day.strftime("%Y-%m-%dT%H:%M"))
    assert clara.reads("80 Mails stehen im Ausgang.")
    busy.refresh_from_db()
    assert timezone.localdate(busy.starts_at) == day.date()


def test_where_a_list_decides_the_answer_promises_no_mail(cast: Cast) -> None:
    now = timezone.now()
    event = make_event(starts_at=now + timedelta(days=9), published_at=now, audience="circle")
    guest = Visitor()
    guest.open(f"/veranstaltungen/{event.slug}/anmelden/")
    guest.press("Platz sichern", name="Gast Muster", email="fremd@example.org")
    assert guest.heading == "Wenn diese Adresse auf der Liste steht, kommt gleich eine Mail."
    assert not OutgoingMail.objects.exists()
