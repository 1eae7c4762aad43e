"""Who has done nothing in the network for a year is forgotten: the clock is moved, logins and persons go."""

from datetime import date, datetime, time, timedelta

from allauth.account.models import EmailAddress
from django.test import Client
from django.utils import timezone

from kurzdraht.accounts.models import User
from kurzdraht.audit.queries import history_of
from kurzdraht.events.models import Contribution, Registration
from kurzdraht.network.enums import MandateKind
from kurzdraht.network.models import Mandate, Person
from kurzdraht.privacy.queries import days_of
from kurzdraht.privacy.services import class_key, end_class
from tests.factories.events import NOW, make_event, make_registration
from tests.factories.network import Cast, make_mandate, make_person

DAY = timedelta(days=1)
YEAR = 365 * DAY
FELIX_LAST_DAY = date(2025, 12, 31)
FELIX_OVER = timezone.make_aware(datetime.combine(FELIX_LAST_DAY + DAY, time()))
"""Midnight in Berlin after the last day."""


def test_a_login_ends_a_year_after_the_last_function(cast: Cast) -> None:
    User.objects.update(date_joined=FELIX_OVER - YEAR)
    assert end_class("account", now=FELIX_OVER + YEAR - timedelta(seconds=1)) == 0
    assert end_class("account", now=FELIX_OVER + YEAR) == 1
    assert end_class("account", now=FELIX_OVER + YEAR) == 0
    assert not User.objects.filter(email=cast.felix.email).exists()
    assert set(User.objects.values_list("person__given_name", flat=True)) == {"Anna", "Bert", "Clara", "Dora", "Emil"}
    cast.felix.refresh_from_db()
    assert cast.felix.user is None


def test_addresses_and_sessions_go_with_the_login(cast: Cast, client: Client) -> None:
    user = User.objects.get(person=cast.felix)
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    client.force_login(user)
    assert client.get("/mein/").status_code == 200
    User.objects.update(date_joined=NOW - YEAR - DAY)
    assert end_class("account", now=NOW) == 1
    assert not EmailAddress.objects.exists()
    assert client.get("/mein/").status_code == 302


def test_a_person_ends_with_functions_and_leaves_no_name(cast: Cast) -> None:
    assert end_class("contact", now=FELIX_OVER + YEAR - timedelta(seconds=1)) == 0
    assert end_class("contact", now=FELIX_OVER + YEAR) == 1
    assert end_class("contact", now=FELIX_OVER + YEAR) == 0
    assert not Person.objects.filter(pk=cast.felix.pk).exists()
    assert not Mandate.objects.filter(until_date=FELIX_LAST_DAY).exists()
    assert (Person.objects.count(), Mandate.objects.count()) == (5, 5)
    entry = history_of("retention_class", class_key("contact")).get()
    assert entry.changes["count"] == 1
    assert "Felix" not in str((entry.changes, entry.subject_label))


def test_a_later_function_keeps_the_person_and_the_login(cast: Cast) -> None:
    User.objects.update(date_joined=NOW - 3 * YEAR)
    make_mandate(cast.felix, MandateKind.CHAIR, since=NOW.date() + 30 * DAY)
    assert end_class("contact", now=NOW) == 0
    assert end_class("account", now=NOW) == 0
    assert Mandate.objects.filter(person=cast.felix).count() == 2


def test_a_login_without_a_function_has_a_year_to_get_one(cast: Cast) -> None:
    make_mandate(cast.felix, MandateKind.CHAIR, since=NOW.date())
    User.objects.create_user("verwaist@example.org")
    make_person("Nora")
    User.objects.update(date_joined=NOW)
    assert end_class("account", now=NOW + YEAR) == 0
    assert end_class("account", now=NOW + YEAR + DAY) == 2
    assert set(User.objects.values_list("person__given_name", flat=True)) == {
        "Anna", "Bert", "Clara", "Dora", "Emil", "Felix"
    }  # fmt: skip


def test_talks_stay_as_printed_and_registrations_until_their_own_time(cast: Cast) -> None:
    event = make_event()
    Contribution.objects.create(event=event, person=cast.felix, name="Felix Beispiel", function_title="Stadtplanung")
    make_registration(event, "Felix Beispiel", person=cast.felix, registered_by=cast.felix)
    days = days_of("contact")
    assert days is not None
    assert end_class("contact", now=FELIX_OVER + days * DAY) == 1
    kept = Contribution.objects.get()
    assert (kept.person, kept.name, kept.function_title) == (None, "Felix Beispiel", "Stadtplanung")
    registration = Registration.objects.get()
    assert (registration.person, registration.registered_by, registration.name) == (None, None, "Felix Beispiel")
