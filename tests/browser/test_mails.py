"""The HTML part of every kind of mail, in both themes and on a small phone. A mail has no landmarks of a page."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, ViewportSize

import kurzdraht
from kurzdraht.mailing.registry import editable_templates
from tests.browser import looking
from tests.browser.house import House
from tests.browser.mails import written_pages

pytestmark = pytest.mark.browser

FRAMES = {"events/mails/frame"}
WIDE: ViewportSize = {"width": 900, "height": 900}


def templates() -> set[str]:
    found = Path(kurzdraht.__file__).parent.glob("*/templates/*/mails/*.mjml")
    return {f"{path.parent.parent.name}/mails/{path.stem}" for path in found} - FRAMES


def sights() -> set[str]:
    """Each in our words, and in the network's."""
    return templates() | {f"{template.name} reworded" for template in editable_templates()}


@pytest.fixture(scope="module")
def mails(house: House) -> dict[str, str]:
    return written_pages()


def test_every_template_of_a_mail_is_looked_at(mails: dict[str, str]) -> None:
    assert set(mails) == sights()


@pytest.mark.parametrize("template", sorted(sights()))
def test_mail(chromium: Browser, mails: dict[str, str], template: str) -> None:
    tab = chromium.new_page()
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.set_viewport_size(WIDE)
    tab.set_content(mails[template])
    faults = looking.axe_in_both_themes(tab, tags=looking.TAGS) + looking.narrow(tab) + asked
    tab.close()
    assert not faults, "\n".join(faults)
