"""A letter pasted from elsewhere that XML does not know stops no mail, no feed and no calendar."""

from datetime import timedelta
from xml.etree import ElementTree as ET

import icalendar
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kurzdraht.events.models import Event
from kurzdraht.events.services import GUEST, guest_applicant, register_for_event
from kurzdraht.mailing.models import OutgoingMail
from tests.factories.events import make_event

pytestmark = pytest.mark.django_db
STRANGE = "Bauen\x0b und\x1b Wohnen\uffff"


@pytest.fixture
def event() -> Event:
    return make_event(STRANGE, summary=STRANGE, starts_at=timezone.now() + timedelta(days=60))


def test_the_feed_and_the_calendar_can_be_read(client: Client, event: Event) -> None:
    feed = ET.fromstring(client.get(reverse("event_feed")).content)  # noqa: S314
    titles = [title.text for title in feed.iter("{http://www.w3.org/2005/Atom}title")]
    assert titles[1:] == ["Bauen und Wohnen"]
    calendar = icalendar.Calendar.from_ical(client.get(reverse("event_ics", args=(event.slug,))).content)
    assert [str(entry["summary"]) for entry in calendar.walk("VEVENT")] == ["Bauen und Wohnen"]


def test_one_can_register_and_the_mail_is_written(event: Event) -> None:
    now = timezone.now()
    applicant = guest_applicant(name="Gast", email="gast@example.org", organisation_name="", language="de", now=now)
    register_for_event(event, applicant, attendance="online", by=GUEST, now=now)
    mail = OutgoingMail.objects.get()
    assert "Bauen und Wohnen" in mail.subject
    assert "Bauen und Wohnen" in mail.html
    assert "\x0b" not in mail.calendar
