"""A page editor writes a page in Wagtail, puts it into the menu, and a guest reads it."""

import pytest
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from kurzdraht.accounts.services import set_page_editor
from kurzdraht.network.enums import MandateKind
from kurzdraht.network.models import Person
from kurzdraht.website.models import HomePage
from tests.factories.network import make_mandate, make_person
from tests.journeys.visitor import Visitor


@pytest.fixture
def editor(db: None) -> Person:
    person = make_person("Rosa")
    make_mandate(person, MandateKind.PAGE_EDITOR)
    assert person.user is not None
    set_page_editor(person.user, is_editor=True)
    return person


def test_an_editor_signs_in_publishes_a_page_and_a_guest_reads_it(editor: Person) -> None:
    rosa = Visitor()
    rosa.open("/redaktion/")
    assert rosa.address == "/konto/anmelden/"
    rosa.sign_in(editor.email)
    rosa.follow("In die Redaktion")
    assert (rosa.status, rosa.address) == (200, "/redaktion/")

    address = f"/redaktion/pages/add/website/standardpage/{HomePage.objects.get(slug='start').pk}/"
    rosa.open(address)
    body = streamfield([("paragraph", rich_text("<p>Mit der Eigentümerin reden.</p>"))])
    typed = {"title": "Leerstand", "slug": "leerstand", "lead": "Was tun?", "body": body, "search_description": ""}
    token = rosa.client.cookies["csrftoken"].value
    posted = nested_form_data({**typed, "action-publish": "action-publish", "csrfmiddlewaretoken": token})
    assert rosa.client.post(address, posted).status_code == 302

    guest = Visitor()
    guest.open("/leerstand/")
    assert (guest.status, guest.heading, guest.reads("Mit der Eigentümerin reden.")) == (200, "Leerstand", True)
