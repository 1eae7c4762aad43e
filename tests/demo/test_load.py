"""The demo network: whole, invented, the same each time, and never out of date."""

from datetime import datetime, timedelta

import pytest
from django.db import transaction
from django.db.models import Count
from django.test import Client
from django.utils import timezone

from kurzdraht.core.models import Installation
from kurzdraht.demo.people import ROLES
from kurzdraht.demo.services.load import DatabaseIsInUse, load_demo
from kurzdraht.demo.services.shift import shift_demo
from kurzdraht.events.enums import EventState
from kurzdraht.events.models import Event, EventFormat, Registration
from kurzdraht.lists.models import SavedList
from kurzdraht.mailing.enums import MailState
from kurzdraht.mailing.models import Bounce, OutgoingMail
from kurzdraht.network.models import Consortium, Municipality, Organisation, Person
from kurzdraht.privacy.services import end_class
from tests.factories.events import BERLIN
from tests.factories.network import make_network

SEED_EVENT = "netzwerkgespraech-1-gemeinsam-fuer-das-quartier"
NOW = datetime(2027, 2, 23, 9, 0, tzinfo=BERLIN)


@pytest.fixture
def demo(db: None) -> None:
    load_demo(scale=1, now=NOW)


@pytest.mark.usefixtures("demo")
def test_the_demo_is_a_whole_network() -> None:
    assert Municipality.objects.count() == 396
    assert Consortium.objects.count() == 5
    assert Organisation.objects.filter(memberships__isnull=False).count() == 148
    assert Event.objects.filter(state=EventState.PUBLISHED).count() >= 30
    used = set(Event.objects.values_list("format__slug", flat=True))
    assert set(EventFormat.objects.values_list("slug", flat=True)) - used == {"tag"}
    assert Installation.objects.get().is_demo


@pytest.mark.usefixtures("demo")
def test_there_is_always_something_next_week_and_something_documented() -> None:
    week = (NOW, NOW + timedelta(days=14))
    assert Event.objects.filter(state=EventState.PUBLISHED, starts_at__range=week).exists()
    assert Event.objects.filter(ends_at__lt=NOW, documentation__findings__isnull=False).distinct().count() >= 10


@pytest.mark.usefixtures("demo")
def test_every_role_can_sign_in_and_is_clearly_invented() -> None:
    persons = Person.objects.filter(email__in=[role.email for role in ROLES]).select_related("user")
    assert len(persons) == len(ROLES) == 15
    assert [p.email for p in persons if p.user is None or p.user.is_active is False] == ["gesperrt@demo.example"]
    assert not Person.objects.exclude(email__endswith="@demo.example").exists()


@pytest.mark.usefixtures("demo")
def test_no_event_has_more_places_than_it_holds() -> None:
    too_full = [
        event.slug
        for event in Event.objects.all()
        for way in ("online", "onsite")
        if (limit := getattr(event, f"{way}_capacity")) is not None
        and event.registrations.filter(attendance=way, state="confirmed").count() > limit
    ]
    assert too_full == []


@pytest.mark.usefixtures("demo")
def test_the_network_talk_shows_every_kind_of_information() -> None:
    page = Client().get(f"/veranstaltungen/{SEED_EVENT}/").content.decode()
    kinds = (
        "Netzwerkgespräch 1" if "Netzwerkgespräch 1" in page else "Gemeinsam für das Quartier",
        "4. März 2021",
        "11:00",
        "13:00",
        "Zweite Runde: Was taugt gemeinsames Gestalten in der Praxis?",
        "Moderation",
        "Präsidium",
        "Auf dem Weg zu einem Programm für Innenstädte",
        "Die zweite Runde beginnt",
        "Folien zum Auftakt",
        "Mitschrift des Gesprächs",
    )
    assert [kind for kind in kinds if kind not in page] == []


@pytest.mark.usefixtures("demo")
def test_each_page_of_the_desk_has_something_to_show_and_nothing_leaves() -> None:
    states = dict(OutgoingMail.objects.values_list("state").annotate(number=Count("pk")))
    assert states.pop(MailState.SENT) > 30
    assert states == {MailState.BOUNCED: 1, MailState.FAILED: 1, MailState.QUEUED: 1}
    assert OutgoingMail.objects.get(state=MailState.QUEUED).due_at > NOW + timedelta(hours=1)
    bounce = Bounce.objects.get()
    assert bounce.handled_at is None
    assert Person.objects.get(email=bounce.email).key == bounce.recipient_key
    assert Event.everything.exclude(deleted_at=None).count() == 1
    assert SavedList.objects.filter(user__email="buero@demo.example").count() == 3
    assert Event.objects.filter(state=EventState.DRAFT, publish_at__gt=NOW).count() == 1
    before = OutgoingMail.objects.latest("queued_at").queued_at
    shift_demo(today=NOW.date() + timedelta(weeks=2))
    assert OutgoingMail.objects.latest("queued_at").queued_at - before == timedelta(weeks=2)


def test_two_loads_are_alike(db: None) -> None:
    def load() -> list[tuple[str, str, str, datetime]]:
        with transaction.atomic():
            load_demo(scale=1, now=NOW)
            rows = Registration.objects.order_by("event__slug", "queued_at", "email")
            picture = list(rows.values_list("event__slug", "email", "state", "queued_at"))
            transaction.set_rollback(True)
        return picture

    first = load()
    assert len(first) > 500
    assert load() == first


def test_a_network_in_use_is_never_overwritten(db: None) -> None:
    make_network()
    with pytest.raises(DatabaseIsInUse):
        load_demo(scale=1, now=NOW)


@pytest.mark.usefixtures("demo")
def test_no_night_takes_one_of_the_roles_away() -> None:
    years = 3 * 52 * timedelta(weeks=1)
    for now in (NOW, NOW + years):
        shift_demo(today=now.date())
        assert (end_class("contact", now=now), end_class("account", now=now)) == (0, 0)


@pytest.mark.usefixtures("demo")
def test_the_demo_moves_along_with_the_calendar_and_keeps_its_clock_times() -> None:
    event = Event.objects.get(slug="leerstand-im-erdgeschoss")
    slot = event.slots.order_by("position").first()
    assert slot is not None
    before = timezone.localtime(event.starts_at, BERLIN)
    assert shift_demo(today=before.date() + timedelta(weeks=6)) == 7
    event.refresh_from_db()
    slot.refresh_from_db()
    after = timezone.localtime(event.starts_at, BERLIN)
    assert (after.date() - before.date(), after.time()) == (timedelta(weeks=7), before.time())
    assert slot.starts_at == event.starts_at
    assert timezone.localtime(Event.objects.get(slug=SEED_EVENT).starts_at, BERLIN).date().isoformat() == "2021-03-04"
    assert shift_demo(today=before.date() + timedelta(weeks=6)) == 0
