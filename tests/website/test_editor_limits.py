"""What the editors' admin offers beside its menu, and must not do or tell."""

import pytest
from django.test import Client

from kurzdraht.events.enums import Audience, EventState
from kurzdraht.website.models import HomePage, StandardPage
from tests.factories.events import make_event


@pytest.mark.parametrize("action", ["delete", "unpublish", "move"])
@pytest.mark.parametrize("slug", ["barrierefreiheit", "start"])
def test_fixed_pages_stay_when_they_are_ticked_in_a_list(
    home: HomePage, editing: Client, action: str, slug: str
) -> None:
    page = StandardPage.objects.get(slug="barrierefreiheit")
    other = StandardPage.objects.get(slug="ueber-uns", locale__language_code="de")
    ticked = home.pk if slug == home.slug else page.pk
    form = {"include_descendants": "on", "chooser": other.pk, "move_applicable": "on"}
    address = f"/redaktion/bulk/wagtailcore/page/{action}/?id={ticked}&next=/redaktion/"
    assert editing.post(address, form).status_code in {200, 302}
    now = StandardPage.objects.get(slug="barrierefreiheit")
    assert (now.live, now.path) == (True, page.path)


def test_pages_that_may_go_still_go(home: HomePage, editing: Client) -> None:
    page = StandardPage(title="Alt", slug="alt")
    home.add_child(instance=page)
    editing.post(f"/redaktion/bulk/wagtailcore/page/delete/?id={page.pk}&next=/redaktion/", {})
    assert not StandardPage.objects.filter(slug="alt").exists()


def test_the_first_page_does_not_take_the_fixed_ones_with_it(home: HomePage, editing: Client) -> None:
    editing.post(f"/redaktion/pages/{home.pk}/unpublish/", {"include_descendants": "on"})
    assert StandardPage.objects.get(slug="barrierefreiheit").live


@pytest.mark.parametrize("values", [{"state": EventState.DRAFT}, {"audience": Audience.INVITATION}])
def test_the_choice_of_events_tells_only_what_everybody_may_know(editing: Client, values: dict[str, str]) -> None:
    secret = make_event("Noch geheim", slug="noch-geheim", **values)
    public = make_event("Für alle", slug="fuer-alle")
    place = "/redaktion/veranstaltung-waehlen/"
    assert "Noch geheim" not in editing.get(place).json()["html"]
    assert editing.get(f"{place}chosen/{secret.pk}/").status_code == 404
    assert editing.get(f"{place}chosen/{public.pk}/").json()["result"]["title"] == "Für alle"
    several = editing.get(f"{place}chosen-multiple/?id={secret.pk}&id={public.pk}").json()["result"]
    assert [one["title"] for one in several] == ["Für alle"]
