"""Two people on one event see each other, and nobody's words go unseen.

Stands before the pages in the alphabet: their last sights empty the house.
"""

import pytest
from playwright.sync_api import Page as Tab, expect

from kurzdraht.events.models import Event
from tests.browser.house import House
from tests.browser.viewer import Viewer
from tests.website.conftest import WAGTAIL_LEAVES_OPEN

pytestmark = [pytest.mark.browser, WAGTAIL_LEAVES_OPEN]


def save(tab: Tab, words: str) -> None:
    with tab.expect_navigation():
        tab.locator("main").get_by_role("button", name=words, exact=True).click()


def test_two_editors_see_each_other_and_both_versions(viewer: Viewer, house: House) -> None:
    event = house.coming
    page = f"{house.url}/buero/veranstaltungen/{event.slug}/bearbeiten/"
    office, adviser = viewer.tab("buero"), viewer.tab("fachberatung")
    adviser.goto(page)
    expect(adviser.locator(".kd-presence input")).to_have_count(1)
    office.goto(page)
    expect(office.get_by_role("status").filter(has_text="hat diese Seite seit")).to_be_visible()

    adviser.locator("[name=title]").fill("Von der Fachberatung")
    adviser.locator("[name=cost]").fill("kostenlos")
    save(adviser, "Speichern")
    office.locator("[name=title]").fill("Vom Büro")
    office.locator("[name=subtitle]").fill("Auch vom Büro")
    save(office, "Speichern")
    table = office.locator(".kd-meeting")
    expect(table).to_contain_text("Vom Büro")
    expect(table).to_contain_text("Von der Fachberatung")
    expect(table.locator("tbody tr")).to_have_count(1)
    table.get_by_role("radio", name="meine").check()
    save(office, "So speichern")

    stored = Event.objects.get(pk=event.pk)
    assert (stored.title, stored.subtitle, stored.cost) == ("Vom Büro", "Auch vom Büro", "kostenlos")
