"""The editors' pages stand; nobody is signed in."""

from collections.abc import Callable
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from kurzdraht.accounts.services import set_page_editor
from kurzdraht.network.enums import MandateKind
from kurzdraht.network.models import Person
from kurzdraht.website.models import HomePage
from kurzdraht.website.services import create_default_pages
from tests.factories.events import NOW
from tests.factories.network import make_mandate, make_network, make_person

WAGTAIL_LEAVES_OPEN = pytest.mark.filterwarnings("ignore:Unclosed file <tempfile.Spooled:ResourceWarning")


@pytest.fixture
def home(db: None) -> HomePage:
    make_network(address="Rathausplatz 1\n44135 Dortmund", phone="0231 0000")
    create_default_pages(NOW)
    found: HomePage = HomePage.objects.get(slug="start")
    return found


@pytest.fixture
def editor(home: HomePage) -> Person:
    person = make_person("Rosa")
    make_mandate(person, MandateKind.PAGE_EDITOR)
    assert person.user is not None
    set_page_editor(person.user, is_editor=True)
    return person


@pytest.fixture
def sign_in(client: Client) -> Callable[[Person], Client]:
    def signed_in(person: Person) -> Client:
        assert person.user is not None
        client.force_login(person.user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return signed_in


@pytest.fixture
def editing(editor: Person, sign_in: Callable[[Person], Client]) -> Client:
    return sign_in(editor)


def picture(name: str = "markt.png") -> SimpleUploadedFile:
    content = BytesIO()
    Image.new("RGB", (80, 60), "#0168e0").save(content, "PNG")
    return SimpleUploadedFile(name, content.getvalue(), "image/png")
