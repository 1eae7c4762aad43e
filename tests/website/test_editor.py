"""A page editor's way through Wagtail's admin, and who does not get in."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from kurzdraht.documents.models import EditorImage
from kurzdraht.network.models import Person
from kurzdraht.website.blocks.body import FILL_IN
from kurzdraht.website.models import HomePage, StandardPage
from tests.factories.network import Cast
from tests.website.conftest import WAGTAIL_LEAVES_OPEN, picture


def page_data(**values: Any) -> dict[str, Any]:
    data = {
        "title": "Leerstand",
        "slug": "leerstand",
        "lead": "Was tun mit leeren Läden?",
        "body": streamfield(
            [
                ("heading", {"text": "Zuerst", "level": "2"}),
                ("paragraph", rich_text("<p>Mit der Eigentümerin reden.</p>")),
            ]
        ),
        "search_description": "",
    }
    posted: dict[str, Any] = nested_form_data(data | values)
    return posted


def add_address(home: HomePage) -> str:
    return f"/redaktion/pages/add/website/standardpage/{home.pk}/"


def test_an_editor_publishes_a_page_and_a_guest_reads_it(home: HomePage, editing: Client) -> None:
    assert editing.get(add_address(home)).status_code == 200
    response = editing.post(add_address(home), page_data(**{"action-publish": "action-publish"}))
    assert response.status_code == 302
    read = Client().get("/leerstand/")
    assert read.status_code == 200
    assert "Mit der Eigentümerin reden." in read.content.decode()


def test_a_draft_is_for_the_editor_only(home: HomePage, editing: Client) -> None:
    editing.post(add_address(home), page_data())
    page = StandardPage.objects.get(slug="leerstand")
    assert Client().get("/leerstand/").status_code == 404
    assert "Mit der Eigentümerin reden." in editing.get(f"/redaktion/pages/{page.pk}/view_draft/").content.decode()


def test_the_preview_shows_what_is_typed(home: HomePage, editing: Client) -> None:
    address = f"/redaktion/pages/add/website/standardpage/{home.pk}/preview/"
    assert editing.post(address, page_data()).json()["is_valid"] is True
    assert "Mit der Eigentümerin reden." in editing.get(address).content.decode()


def test_headings_out_of_order_are_refused_at_publishing(home: HomePage, editing: Client) -> None:
    body = streamfield([("heading", {"text": "Zu tief", "level": "3"})])
    response = editing.post(add_address(home), page_data(body=body, **{"action-publish": "action-publish"}))
    assert response.status_code == 200
    assert not StandardPage.objects.filter(slug="leerstand").exists()


@pytest.mark.parametrize("name", ["anna", "clara", "dora", "emil", "felix"])
def test_nobody_else_gets_in(home: HomePage, cast: Cast, sign_in: Callable[[Person], Client], name: str) -> None:
    assert sign_in(getattr(cast, name)).get("/redaktion/").status_code == 404


def test_who_is_not_signed_in_is_led_to_our_sign_in(home: HomePage, client: Client) -> None:
    response = client.get("/redaktion/")
    assert response.status_code == 302
    assert response["Location"].startswith("/konto/anmelden/")


def test_a_picture_without_a_description_is_refused(editing: Client) -> None:
    data = {"title": "Markt", "file": picture(), "description": "", "rights": "Stadt X", "tags": ""}
    assert editing.post("/redaktion/images/add/", data).status_code == 200
    assert not EditorImage.objects.exists()


def test_a_picture_with_description_and_rights_is_kept(editing: Client) -> None:
    data = {"title": "Markt", "file": picture(), "description": "Ein leerer Markt", "rights": "Stadt X", "tags": ""}
    assert editing.post("/redaktion/images/add/", data).status_code == 302
    assert EditorImage.objects.get().description == "Ein leerer Markt"


@WAGTAIL_LEAVES_OPEN
def test_originals_of_pictures_are_for_editors(home: HomePage, editing: Client) -> None:
    image = EditorImage.objects.create(title="Markt", description="Markt", rights="Stadt X", file=picture())
    rendition = image.get_rendition("width-40")
    guest = Client()
    assert guest.get(rendition.url).status_code == 200
    assert guest.get(image.file.url).status_code == 302
    assert editing.get(image.file.url).status_code == 200


def test_no_other_folder_is_reached_through_the_pictures(home: HomePage, client: Client) -> None:
    kept = default_storage.save("files/2027/markt.png", picture())
    addresses = [f"/dateien/images/../{kept}", f"/dateien/images/..%2F{kept}", f"/dateien/{kept}", "/dateien/images/.."]
    assert [client.get(address).status_code for address in addresses] == [404] * 4


def test_gaps_may_stand_in_a_draft_and_must_be_filled_in_before_publishing(home: HomePage, editing: Client) -> None:
    body = streamfield([("paragraph", rich_text(f"<p>{FILL_IN}: Anschrift]</p>"))])
    response = editing.post(add_address(home), page_data(body=body, **{"action-publish": "action-publish"}))
    assert response.status_code == 200
    assert not StandardPage.objects.filter(slug="leerstand").exists()
    editing.post(add_address(home), page_data(body=body))
    assert not StandardPage.objects.get(slug="leerstand").live


@pytest.mark.parametrize("action", ["delete", "unpublish"])
def test_fixed_pages_stay(home: HomePage, editing: Client, action: str) -> None:
    page = StandardPage.objects.get(slug="barrierefreiheit")
    editing.post(f"/redaktion/pages/{page.pk}/{action}/")
    assert StandardPage.objects.get(slug="barrierefreiheit").live


def test_the_admin_has_its_own_policy_and_pages_keep_theirs(home: HomePage, editing: Client) -> None:
    admin, page = (editing.get(path)["Content-Security-Policy"] for path in ("/redaktion/", "/ueber-uns/"))
    assert "script-src 'self' 'unsafe-inline'" in admin
    assert "frame-ancestors 'self'" in admin
    assert "unsafe" not in page


@pytest.mark.parametrize("path", ["", "pages/", "images/", "documents/", "account/", "veranstaltung-waehlen/"])
def test_the_admin_opens_without_other_hosts(editing: Client, path: str) -> None:
    response = editing.get(f"/redaktion/{path}", follow=True)
    assert response.status_code == 200
    text = response.content.decode()
    assert [host for host in ("gravatar", "releases.wagtail", "googleapis") if host in text] == []


@pytest.mark.parametrize("path", ["users/", "groups/", "sites/", "settings/", "collections/", "workflows/list/"])
def test_editors_do_not_administer(editing: Client, path: str) -> None:
    assert editing.get(f"/redaktion/{path}").status_code in {302, 404}
