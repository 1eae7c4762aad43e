"""The first day of an installation."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from kurzdraht.accounts.models import User
from kurzdraht.core.models import Installation
from kurzdraht.events.models import EventFormat
from kurzdraht.network.models import Consortium, Municipality, Person
from kurzdraht.network.queries import roles_of_person

pytestmark = pytest.mark.django_db


def set_up(email: str = "leitung@stadt.example") -> str:
    out = StringIO()
    call_command("set_up", email, vorname="Nora", nachname="Beispiel", maildomain="netz.example", stdout=out)
    return out.getvalue()


def test_one_command_makes_a_network_and_its_first_person() -> None:
    assert "sign_in_link leitung@stadt.example" in set_up()
    assert (Municipality.objects.count(), Consortium.objects.count()) == (396, 5)
    assert EventFormat.objects.filter(slug="austausch-45").exists()
    assert Consortium.objects.get(slug="stadtumbau").email == "stadtumbau@netz.example"
    roles = roles_of_person(Person.objects.get(), on=timezone.localdate())
    assert roles.kinds == {"admin", "office", "page_editor"}
    assert not Installation.objects.filter(is_demo=True).exists()


def test_repeating_it_changes_nothing() -> None:
    set_up()
    set_up()
    assert (Person.objects.count(), User.objects.count(), Consortium.objects.count()) == (1, 1, 5)


def test_a_wrong_address_makes_nothing() -> None:
    with pytest.raises(CommandError, match="keine E-Mail-Adresse"):
        set_up("niemand@")
    assert not Consortium.objects.exists()
