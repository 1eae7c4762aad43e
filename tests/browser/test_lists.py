"""What a list's script adds: ranges, keys, the count; keys work only while a row has focus."""

import pytest
from playwright.sync_api import Page as Tab, expect

from tests.browser.house import House
from tests.browser.viewer import Viewer
from tests.website.conftest import WAGTAIL_LEAVES_OPEN

pytestmark = [pytest.mark.browser, WAGTAIL_LEAVES_OPEN]


def ticked(tab: Tab) -> list[bool]:
    return [box.is_checked() for box in tab.locator("input[name=zeile]").all()[:4]]


def test_rows_are_ticked_in_ranges_with_mouse_and_keys(viewer: Viewer, house: House) -> None:
    office = viewer.tab("buero")
    office.goto(f"{house.url}/buero/veranstaltungen/?zeit=alle")
    boxes, bar = office.locator("input[name=zeile]"), office.locator("[data-kd-bulk]")
    expect(bar).to_be_hidden()
    boxes.nth(0).check()
    boxes.nth(2).click(modifiers=["Shift"])
    assert ticked(office) == [True, True, True, False]
    expect(office.locator("[data-kd-count]")).to_have_text("3 ausgewählt")
    office.keyboard.press("Escape")
    expect(bar).to_be_hidden()
    boxes.nth(0).focus()
    office.keyboard.press("Space")
    office.keyboard.press("ArrowDown")
    office.keyboard.press("ArrowDown")
    office.keyboard.press("Shift+Space")
    assert ticked(office) == [True, True, True, False]
    office.locator("h1").click()
    office.keyboard.press("t")
    assert office.url.endswith("zeit=alle")
    boxes.nth(2).focus()
    with office.expect_navigation():
        office.keyboard.press("t")
    expect(office.get_by_role("heading", level=1)).to_have_text("Thema geben")
