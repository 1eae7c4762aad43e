"""Pages of the editors: body, headings, menu, addresses."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.blocks.stream_block import StreamBlockValidationError

from kurzdraht.documents.models import EditorDocument, EditorImage
from kurzdraht.website.blocks import Body
from kurzdraht.website.models import HomePage, StandardPage
from kurzdraht.website.queries.menu import main_menu
from tests.factories.events import make_event
from tests.factories.network import Cast
from tests.website.conftest import WAGTAIL_LEAVES_OPEN, picture


def heading(level: int) -> tuple[str, dict[str, str]]:
    return ("heading", {"text": f"Ebene {level}", "level": str(level)})


def make_page(home: HomePage, slug: str = "leerstand", **values: Any) -> StandardPage:
    page = StandardPage(title=slug.title(), slug=slug, **values)
    home.add_child(instance=page)
    return page


@pytest.mark.parametrize("levels", [(2, 3, 4), (2, 2, 3, 2), (2, 3, 4, 2)])
def test_headings_in_order_are_accepted(levels: tuple[int, ...]) -> None:
    body = Body()
    body.clean(body.normalize([heading(level) for level in levels]))


@pytest.mark.parametrize(("levels", "wrong"), [((3,), {0}), ((2, 4), {1}), ((2, 3, 2, 4), {3})])
def test_a_heading_that_skips_a_level_is_refused(levels: tuple[int, ...], wrong: set[int]) -> None:
    body = Body()
    with pytest.raises(StreamBlockValidationError) as caught:
        body.clean(body.normalize([heading(level) for level in levels]))
    assert set(caught.value.block_errors) == wrong


@WAGTAIL_LEAVES_OPEN
def test_all_blocks_show_what_they_hold(cast: Cast, home: HomePage, client: Client) -> None:
    image = EditorImage.objects.create(title="Markt", description="Ein leerer Markt", rights="Stadt X", file=picture())
    file = EditorDocument.objects.create(title="Leitfaden", file=picture("leitfaden.pdf"), file_size=1_200_000)
    event = make_event("Wer mietet für ein Jahr?")
    make_page(
        home,
        body=[
            heading(2),
            ("picture", {"image": image, "caption": "Der Markt am Morgen."}),
            ("quote", {"text": "Es ging schneller als gedacht.", "source": "Stadtplanung, eine Mittelstadt"}),
            ("links", [{"text": "Zum Impressum", "page": None, "url": "https://example.org/mehr"}]),
            ("files", {"files": [file]}),
            ("notice", {"kind": "info", "title": "Frist", "text": "<p>Bis Mai.</p>"}),
            (
                "facts",
                {
                    "caption": "Kosten",
                    "first_column": "Was",
                    "second_column": "Euro",
                    "rows": [{"label": "Miete", "value": "500"}],
                },
            ),
            ("events", {"events": [event]}),
            ("contact", {"name": "Geschäftsstelle", "email": "netz@example.org", "phone": "0231 123"}),
        ],
    )
    text = " ".join(client.get("/leerstand/").content.decode().split())
    wanted = (
        "<h2>Ebene 2</h2>",
        'alt="Ein leerer Markt"',
        "Bild: Stadt X",
        "Es ging schneller als gedacht.",
        'href="https://example.org/mehr"',
        "PDF, 1,2",
        "Bis Mai.",
        "<caption>Kosten</caption>",
        '<th scope="row">Miete</th>',
        "Wer mietet für ein Jahr?",
        'href="tel:0231123"',
    )
    assert [part for part in wanted if part not in text] == []
    assert "<c-" not in text


def test_a_page_may_not_take_an_address_of_the_site(home: HomePage) -> None:
    with pytest.raises(ValidationError) as caught:
        make_page(home, "kommunen")
    assert set(caught.value.message_dict) == {"slug"}


def test_a_fixed_page_keeps_its_address(home: HomePage) -> None:
    page = StandardPage.objects.get(slug="impressum")
    page.slug = "wer-wir-sind"
    with pytest.raises(ValidationError) as caught:
        page.full_clean()
    assert set(caught.value.message_dict) == {"slug"}


def test_the_menu_has_five_places_at_most(home: HomePage) -> None:
    make_page(home, "eins", show_in_menus=True)
    labels = [str(place.label) for place in main_menu("/")]
    assert labels == ["Veranstaltungen", "Kommunen", "Aktuelles", "Über uns", "Eins"]
    with pytest.raises(ValidationError) as caught:
        make_page(home, "drei", show_in_menus=True)
    assert set(caught.value.message_dict) == {"show_in_menus"}


def test_an_unknown_address_is_not_found_in_our_design(home: HomePage, client: Client) -> None:
    response = client.get("/gibt-es-nicht/")
    assert response.status_code == 404
    assert 'id="inhalt"' in response.content.decode()


def test_pages_say_their_one_address_and_carry_no_cookie(home: HomePage, client: Client) -> None:
    response = client.get("/ueber-uns/", HTTP_HOST="testserver")
    text = response.content.decode()
    assert '<link rel="canonical" href="http://127.0.0.1:8000/ueber-uns/">' in text
    assert '<meta property="og:title" content="Über uns">' in text
    assert response.cookies == {}
    assert "Cookie" not in response.get("Vary", "")


def test_pages_are_only_read(home: HomePage, client: Client) -> None:
    assert client.post("/ueber-uns/").status_code == 405


def test_wagtails_own_sign_in_is_not_routed(home: HomePage, client: Client) -> None:
    assert client.get("/_util/login/").status_code == 404
