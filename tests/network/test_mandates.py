"""Functions of persons give rights and take them away; Wagtail's group row follows the mandate."""

from datetime import date, timedelta

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from kurzdraht.accounts.models import User
from kurzdraht.accounts.services import EDITORS
from kurzdraht.audit.models import JournalEntry
from kurzdraht.network.enums import MandateKind
from kurzdraht.network.models import Mandate, Person
from kurzdraht.network.queries import roles_of
from kurzdraht.network.services import end_mandate, give_login, give_mandate, keep_page_editors
from kurzdraht.network.services.mandates import (
    AddressTaken,
    EndsBeforeStart,
    MandateEnded,
    MandateExists,
    TargetMissing,
)
from tests.factories.events import NOW
from tests.factories.network import LONG_AGO, Cast, make_person

TODAY = NOW.date()
YESTERDAY = TODAY - timedelta(days=1)


def user_of(person: Person) -> User:
    """As the next request loads it."""
    person.refresh_from_db()
    assert person.user is not None
    return User.objects.get(pk=person.user.pk)


def is_editor(person: Person) -> bool:
    return user_of(person).groups.filter(name=EDITORS).exists()


def test_a_mandate_gives_the_role_from_its_first_day(cast: Cast) -> None:
    give_mandate(cast.felix, MandateKind.OFFICE, since=TODAY, by=cast.clara, now=NOW)
    assert not roles_of(user_of(cast.felix), on=YESTERDAY).is_office
    assert roles_of(user_of(cast.felix), on=TODAY).is_office
    entry = JournalEntry.objects.get(action="mandate_given")
    assert (entry.subject_key, entry.changes) == (cast.felix.key, {"kind": "office", "from_date": "2027-02-23"})


def test_an_ended_mandate_gives_nothing_at_the_next_request(cast: Cast) -> None:
    mandate = Mandate.objects.get(person=cast.clara)
    end_mandate(mandate, by=cast.clara, now=NOW)
    assert not roles_of(user_of(cast.clara), on=TODAY).is_office
    with pytest.raises(MandateEnded):
        end_mandate(mandate, by=cast.clara, now=NOW)


def test_a_mandate_of_today_is_taken_back(cast: Cast) -> None:
    mandate = give_mandate(cast.felix, MandateKind.OFFICE, since=TODAY, by=cast.clara, now=NOW)
    end_mandate(mandate, by=cast.clara, now=NOW)
    assert not Mandate.objects.filter(pk=mandate.pk).exists()
    assert JournalEntry.objects.filter(action="mandate_taken_back").count() == 1


def test_a_page_editor_has_the_group_row_as_long_as_the_mandate(cast: Cast) -> None:
    mandate = give_mandate(cast.anna, MandateKind.PAGE_EDITOR, since=LONG_AGO, by=cast.clara, now=NOW)
    assert is_editor(cast.anna)
    assert user_of(cast.anna).has_perm("wagtailadmin.access_admin")
    end_mandate(mandate, by=cast.clara, now=NOW)
    assert not is_editor(cast.anna)
    assert not user_of(cast.anna).has_perm("wagtailadmin.access_admin")
    assert not user_of(cast.anna).is_superuser


def test_the_group_row_follows_time_alone(cast: Cast) -> None:
    tomorrow = TODAY + timedelta(days=1)
    give_mandate(cast.anna, MandateKind.PAGE_EDITOR, since=tomorrow, until=tomorrow, by=cast.clara, now=NOW)
    assert not is_editor(cast.anna)
    keep_page_editors(on=tomorrow)
    assert is_editor(cast.anna)
    keep_page_editors(on=tomorrow + timedelta(days=1))
    assert not is_editor(cast.anna)


def test_a_function_names_what_it_is_for(cast: Cast) -> None:
    for kind in (MandateKind.CONTACT, MandateKind.ADVISOR, MandateKind.BODY_SEAT):
        with pytest.raises(TargetMissing):
            give_mandate(cast.felix, kind, since=TODAY, by=cast.clara, now=NOW)


def test_nobody_holds_the_same_function_twice_at_once(cast: Cast) -> None:
    with pytest.raises(MandateExists) as refusal:
        give_mandate(cast.dora, MandateKind.ADVISOR, since=TODAY, consortium=cast.stadtumbau, by=cast.clara, now=NOW)
    assert str(refusal.value) == "Dora Beispiel hat diese Funktion schon, seit dem 1. Januar 2024."
    give_mandate(cast.dora, MandateKind.ADVISOR, since=TODAY, consortium=cast.innenstadt, by=cast.clara, now=NOW)
    give_mandate(
        cast.dora, MandateKind.ADVISOR, since=date(2020, 1, 1), until=date(2020, 12, 31), consortium=cast.stadtumbau,
        by=cast.clara, now=NOW,
    )  # fmt: skip
    with pytest.raises(EndsBeforeStart):
        give_mandate(cast.dora, MandateKind.CASHIER, since=TODAY, until=YESTERDAY, by=cast.clara, now=NOW)


def test_a_login_is_given_once_and_its_address_counts_as_checked(cast: Cast) -> None:
    person = make_person("Greta", login=False, email="Greta@Example.org")
    give_mandate(person, MandateKind.PAGE_EDITOR, since=LONG_AGO, by=cast.clara, now=NOW)
    user = give_login(person, by=cast.clara, now=NOW)
    assert give_login(person, by=cast.clara, now=NOW) == user
    address = EmailAddress.objects.get(user=user)
    assert (address.email, address.verified, address.primary) == ("greta@example.org", True, True)
    assert not user.has_usable_password()
    assert is_editor(person)
    assert JournalEntry.objects.filter(action="login_given").count() == 1


def test_nobody_gets_the_login_of_another(cast: Cast, client: Client) -> None:
    assert cast.anna.user is not None
    other = make_person("Hanna", login=False, email="hanna@example.org")
    cast.anna.user.email = "hanna@example.org"
    cast.anna.user.save(update_fields=("email",))
    with pytest.raises(AddressTaken):
        give_login(other, by=cast.clara, now=NOW)
