"""The demo network on a live server, for all browser tests at once."""

import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import cached_property
from pathlib import Path

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.db.models import Count, Q
from django.test import override_settings
from django.urls import clear_url_caches
from django.utils import timezone
from playwright.sync_api import Page as Tab
from pytest_django.live_server_helper import LiveServer

from kurzdraht.accounts.guard import SIGNED_IN_AT
from kurzdraht.accounts.links import give_link
from kurzdraht.accounts.models import User
from kurzdraht.accounts.registry import sign_in_extras
from kurzdraht.accounts.services import SIGN_IN_LINK
from kurzdraht.audit.services import SYSTEM
from kurzdraht.config import urls
from kurzdraht.demo.apps import DemoConfig
from kurzdraht.demo.services.load import load_demo
from kurzdraht.events.enums import Audience, EventState, RegistrationState
from kurzdraht.events.models import Event, EventFormat, EventSeries, Offer, Registration, Slot
from kurzdraht.events.querysets import EventQuerySet
from kurzdraht.events.services.formats import TaskDraft, change_format
from kurzdraht.mailing.models import Bounce, OutgoingMail
from kurzdraht.network.models import Municipality
from kurzdraht.todos.models import Todo
from kurzdraht.website.models import NewsPage
from tests.browser.furniture import furnish

OFFER = timedelta(days=1)
SEED_EVENT = "netzwerkgespraech-1-gemeinsam-fuer-das-quartier"


def first(rows: EventQuerySet) -> Event:
    found = rows.first()
    assert isinstance(found, Event)
    return found


class House:
    """The running demo and the records that addresses speak of."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.is_empty = False

    def empty_out(self) -> None:
        """Nothing is planned, nobody is registered, nothing is told, and no mail was sent."""
        Registration.objects.all().delete()
        Event.everything.all().delete()
        Bounce.objects.all().delete()
        OutgoingMail.objects.all().delete()
        Todo.everything.all().delete()
        for page in NewsPage.objects.all():
            page.delete()
        self.is_empty = True

    @cached_property
    def coming(self) -> Event:
        """The next event with a timetable that the demo's adviser plans and where places are free."""
        rows = self._open().filter(consortium__slug="stadtumbau", slots__isnull=False)
        return first(rows.distinct().order_by("-audience", "starts_at"))

    @cached_property
    def hybrid(self) -> Event:
        return first(self._open().filter(is_online=True, is_onsite=True).order_by("starts_at"))

    @cached_property
    def full(self) -> Event:
        waiting = Count("registrations", filter=Q(registrations__state=RegistrationState.WAITING))
        return first(self._open().annotate(waiting=waiting).order_by("-waiting"))

    @cached_property
    def past(self) -> Event:
        found: Event = Event.objects.get(slug=SEED_EVENT)
        return found

    @cached_property
    def changed_format(self) -> EventFormat:
        """One that was changed a moment ago, so that planned events may follow."""
        form: EventFormat = EventFormat.objects.get(slug="austausch-45")
        tasks = [TaskDraft(task.title, task.days_before) for task in form.tasks.order_by("position")]
        change_format(form, {"capacity": 77, "duration_minutes": 50}, tasks, by=SYSTEM, now=timezone.now())
        return form

    @cached_property
    def series(self) -> EventSeries:
        """One with dates that have been and dates to come."""
        found = EventSeries.objects.annotate(dates=Count("events")).order_by("-dates").first()
        assert isinstance(found, EventSeries)
        return found

    @cached_property
    def draft(self) -> Event:
        """Nobody can have registered for it, and it has no timetable."""
        found = first(Event.objects.filter(state=EventState.DRAFT))
        found.slots.all().delete()
        found.contributions.all().delete()
        return found

    def state(self, state: EventState) -> Event:
        return first(Event.objects.filter(state=state))

    def link(self, state: RegistrationState) -> str:
        """The token of a personal link to a registration in this state."""
        event = self.full
        row = event.registrations.filter(state=state).first()
        if row is None:
            row = event.registrations.filter(state=RegistrationState.WAITING).last()
            assert row is not None
            Registration.objects.filter(pk=row.pk).update(state=state)
        if state == RegistrationState.OFFERED:
            now = timezone.now()
            Offer.objects.get_or_create(registration=row, defaults={"made_at": now, "expires_at": now + OFFER})
        return give_link("registration", kind="registration", key=row.key, expires_at=event.ends_at)

    @property
    def sign_in_token(self) -> str:
        user = User.objects.get(email="admin@demo.example")
        end = timezone.now() + timedelta(minutes=9)
        return give_link(SIGN_IN_LINK, kind="user", key=user.key, expires_at=end)

    @cached_property
    def bare(self) -> Event:
        """Nobody is registered, and nothing is said but title and time."""
        return first(Event.objects.filter(audience=Audience.PUBLIC, registrations=None, slots=None))

    @cached_property
    def conference(self) -> Event:
        """Over, with rounds side by side and files."""
        past = Event.objects.filter(ends_at__lt=timezone.now()).exclude(slots__track="")
        return first(past.annotate(kept=Count("files")).order_by("-kept"))

    @cached_property
    def taken(self) -> Event:
        """An event at which the demo's member has a place."""
        place = {"registrations__person__email": "mitglied@demo.example", "registrations__state": "confirmed"}
        return first(self._open().filter(**place).order_by("starts_at"))

    @cached_property
    def slot(self) -> Slot:
        """A point of the timetable to which somebody contributes."""
        found = self.coming.slots.filter(contributions__isnull=False).first()
        assert found is not None
        return found

    @property
    def mail(self) -> OutgoingMail:
        found = OutgoingMail.objects.exclude(calendar="").latest("pk")
        assert isinstance(found, OutgoingMail)
        return found

    @property
    def outsider(self) -> str:
        return str(Municipality.objects.filter(organisation__memberships=None, is_current=True)[0].slug)

    @property
    def article(self) -> str:
        return str(NewsPage.objects.live().first().url).lstrip("/")

    def grow_old(self, tab: Tab) -> None:
        """The session of this tab was opened long ago, so it is asked for a new sign-in before delicate changes."""
        cookies = {cookie.get("name"): cookie.get("value") for cookie in tab.context.cookies()}
        session = SessionStore(cookies[settings.SESSION_COOKIE_NAME])
        session[SIGNED_IN_AT] = 0
        session.save()
        tab.reload()

    @staticmethod
    def _open() -> EventQuerySet:
        return Event.objects.filter(state=EventState.PUBLISHED, starts_at__gt=timezone.now() + timedelta(days=2))


@contextmanager
def demo_house() -> Iterator[House]:
    """Load the demo into a database of its own, serve it, and leave addresses and settings as they were."""
    with override_settings(KURZDRAHT_DEMO=True), _own_database():
        _read_addresses_again()
        DemoConfig.create("kurzdraht.demo").ready()
        load_demo(scale=1, now=timezone.now())
        furnish()
        server = LiveServer("127.0.0.1")
        try:
            with override_settings(BASE_URL=server.url, CSRF_TRUSTED_ORIGINS=[server.url]):
                yield House(server.url)
        finally:
            server.stop()
            sign_in_extras.clear()
    _read_addresses_again()


@contextmanager
def _own_database() -> Iterator[None]:
    """Nothing of the demo reaches the database of the other tests; the server's threads see what is committed.

    Connections end with each request, or PostgreSQL would not let the database go.
    """
    before, test = connection.settings_dict["NAME"], connection.settings_dict["TEST"]
    own = "browser"
    if connection.vendor == "sqlite":
        own = str(Path(settings.MEDIA_ROOT).parent / "browser.sqlite3")
    connection.settings_dict["TEST"] = {**test, "NAME": own}
    age, connection.settings_dict["CONN_MAX_AGE"] = connection.settings_dict["CONN_MAX_AGE"], 0
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(before, verbosity=0)
        connection.settings_dict["TEST"], connection.settings_dict["CONN_MAX_AGE"] = test, age


def _read_addresses_again() -> None:
    importlib.reload(urls)
    clear_url_caches()
