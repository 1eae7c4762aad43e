"""What lies in the bin is shown nowhere."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from kurzdraht.accounts.links import give_link
from kurzdraht.accounts.models import User
from kurzdraht.core.errors import Refused
from kurzdraht.documents.services import store_file
from kurzdraht.events.enums import EventState, FileRole
from kurzdraht.events.models import Documentation, Event, EventFile, Registration
from kurzdraht.events.services import GUEST, guest_applicant, register_for_event, remind_participants
from kurzdraht.network.models import Person
from kurzdraht.portal.queries.dates import dates_of_colleagues, own_dates, past_dates
from kurzdraht.records.registry import KINDS
from kurzdraht.records.services import put_into_bin
from tests.factories.events import NOW, make_event, make_registration
from tests.factories.network import Cast

EVENT = KINDS["event"]


def user_of(person: Person) -> User:
    return User.objects.get(person=person)


def client_of(person: Person) -> Client:
    client = Client()
    client.force_login(user_of(person))
    return client


@pytest.fixture
def gone(cast: Cast) -> Event:
    """A called-off event of today's clock, with people on its list, that lies in the bin."""
    now = timezone.now()
    event = make_event(
        "Verschwundenes",
        starts_at=now + timedelta(days=9),
        state=EventState.CANCELLED,
        consortium=cast.stadtumbau,
        host=cast.dortmund,
        published_at=now,
    )
    make_registration(event, person=cast.anna, email=cast.anna.email)
    make_registration(event, registered_by=cast.anna)
    assert "Verschwundenes" in Client().get("/veranstaltungen/").text
    put_into_bin(EVENT, event, by=cast.clara, now=now)
    return event


@pytest.mark.parametrize(
    "address",
    [
        "/veranstaltungen/",
        "/sitemap.xml",
        "/kommunen/dortmund/",
        "/ag/stadtumbau/",
        "/",
        "/veranstaltungen/feed.atom",
        "/veranstaltungen/kalender.ics",
    ],
)
def test_no_public_page_or_feed_names_it(gone: Event, address: str) -> None:
    response = Client().get(address)
    assert "Verschwundenes" not in response.text
    assert gone.slug not in response.text


@pytest.mark.parametrize("tail", ["/", "/anmelden/", "/angemeldet/", ".ics"])
def test_its_own_addresses_are_gone_for_all(gone: Event, cast: Cast, tail: str) -> None:
    address = f"/veranstaltungen/{gone.slug}{tail}"
    assert [client.get(address).status_code for client in (Client(), client_of(cast.clara), client_of(cast.anna))] == [
        404,
        404,
        404,
    ]


def test_the_desk_does_not_list_it_and_its_pages_lead_to_where_it_lies(gone: Event, cast: Cast) -> None:
    client = client_of(cast.clara)
    assert "Verschwundenes" not in client.get("/buero/veranstaltungen/").text
    assert "Verschwundenes" not in client.get("/buero/").text
    bin_page = f"/buero/papierkorb/event/{gone.key}/"
    for tail in ("", "teilnehmende/"):
        assert client.get(f"/buero/veranstaltungen/{gone.slug}/{tail}").headers["Location"] == bin_page
    assert client_of(cast.anna).get(f"/buero/veranstaltungen/{gone.slug}/").status_code == 404


def test_the_portal_does_not_show_registrations_for_it(gone: Event, cast: Cast) -> None:
    now = timezone.now()
    assert own_dates(cast.anna, now=now) == []
    assert dates_of_colleagues(cast.anna, now=now) == []
    assert past_dates(cast.anna, now=now + timedelta(days=30)) == []
    assert "Verschwundenes" not in client_of(cast.anna).get("/mein/").text


def test_a_personal_link_to_it_opens_nothing(gone: Event) -> None:
    row = gone.registrations.first()
    assert row is not None
    token = give_link("registration", kind="registration", key=row.key, expires_at=timezone.now() + timedelta(days=9))
    assert Client().get(f"/anmeldung/{token}/").status_code == 404
    assert Client().post(f"/anmeldung/{token}/", {"action": "cancel"}).status_code == 404


def test_nobody_registers_for_it_even_when_its_page_was_open(gone: Event) -> None:
    applicant = guest_applicant(
        name="Gast", email="gast@example.org", organisation_name="", language="de", now=timezone.now()
    )
    with pytest.raises(Refused):
        register_for_event(gone, applicant, attendance="online", by=GUEST, now=timezone.now())


def test_nobody_is_reminded_of_it(cast: Cast) -> None:
    event = make_event(starts_at=NOW + timedelta(hours=5))
    row = make_registration(event)
    Event.objects.filter(pk=event.pk).update(deleted_at=NOW)
    assert remind_participants(now=NOW) == 0
    assert Registration.objects.get(pk=row.pk).reminded_at is None


def test_a_file_of_its_record_is_served_no_more(cast: Cast) -> None:
    event = make_event(starts_at=NOW - timedelta(days=400))
    Documentation.objects.create(event=event, report="x", published_at=NOW - timedelta(days=399))
    upload = SimpleUploadedFile("a.pdf", b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer <<>>\n%%EOF\n")
    stored = store_file(upload, kind="event", key=event.key, title="Folien", now=NOW)
    EventFile.objects.create(event=event, file=stored, role=FileRole.SLIDES)
    address = f"/veranstaltungen/{event.slug}/dateien/{stored.key}/"
    served = Client().get(address)
    assert served.getvalue().startswith(b"%PDF")
    put_into_bin(EVENT, event, by=cast.clara, now=NOW)
    assert (served.status_code, Client().get(address).status_code) == (200, 404)
