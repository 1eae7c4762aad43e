"""A second pair of eyes, where the network wants it."""

from collections.abc import Callable

import pytest
from django.conf import LazySettings
from django.core.management import call_command
from django.test import Client

from kurzdraht.accounts.services import set_page_editor
from kurzdraht.mailing.models import OutgoingMail
from kurzdraht.network.enums import MandateKind
from kurzdraht.network.models import Person
from kurzdraht.website.models import HomePage, StandardPage
from tests.factories.network import make_mandate, make_person
from tests.website.test_editor import add_address, page_data

PUBLISH = {"action-publish": "action-publish"}
SUBMIT = {"action-submit": "action-submit"}


@pytest.fixture
def second(home: HomePage) -> Person:
    person = make_person("Selma")
    make_mandate(person, MandateKind.PAGE_EDITOR)
    assert person.user is not None
    set_page_editor(person.user, is_editor=True)
    return person


@pytest.fixture
def needed(home: HomePage, editor: Person, settings: LazySettings) -> None:
    settings.EMAIL_BACKEND = "kurzdraht.mailing.adapter.OutboxBackend"
    call_command("second_editor", "on")


def approve(client: Client, page: StandardPage) -> None:
    task = page.current_workflow_task_state
    assert task is not None
    client.post(f"/redaktion/pages/workflow/action/{page.pk}/approve/{task.pk}/", {"comment": ""})


def test_a_page_appears_once_another_person_has_read_it(
    needed: None, home: HomePage, editing: Client, second: Person, sign_in: Callable[[Person], Client]
) -> None:
    editing.post(add_address(home), page_data(**SUBMIT))
    page = StandardPage.objects.get(slug="leerstand")
    approve(editing, page)
    assert Client().get("/leerstand/").status_code == 404
    assert second.email in OutgoingMail.objects.values_list("recipient_email", flat=True)
    approve(sign_in(second), page)
    assert Client().get("/leerstand/").status_code == 200


def test_nobody_publishes_alone_and_what_was_typed_is_kept(needed: None, home: HomePage, editing: Client) -> None:
    answer = editing.post(add_address(home), page_data(**PUBLISH), follow=True)
    assert "zweiten Person" in answer.content.decode()
    page = StandardPage.objects.get(slug="leerstand")
    assert (page.live, page.get_latest_revision_as_object().lead) == (False, "Was tun mit leeren Läden?")
    editing.post(f"/redaktion/bulk/wagtailcore/page/publish/?id={page.pk}&next=/redaktion/", {})
    assert not StandardPage.objects.get(pk=page.pk).live


def test_without_the_rule_one_person_is_enough(needed: None, home: HomePage, editing: Client) -> None:
    call_command("second_editor", "off")
    editing.post(add_address(home), page_data(**PUBLISH))
    assert Client().get("/leerstand/").status_code == 200
    call_command("second_editor", "on")
    assert "action-publish" not in editing.get(add_address(home)).content.decode()
