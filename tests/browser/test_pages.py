"""Every page of the inventory is looked at from all sides."""

import pytest

from tests.browser.inventory import all_sights
from tests.browser.sights import Sight
from tests.browser.validator import faults_in
from tests.browser.viewer import Viewer
from tests.website.conftest import WAGTAIL_LEAVES_OPEN

pytestmark = [pytest.mark.browser, WAGTAIL_LEAVES_OPEN]
SIGHTS = [pytest.param(*one, id=f"{one[0]}-{one[1]}") for one in all_sights()]


@pytest.mark.parametrize(("route", "name", "sight"), SIGHTS)
def test_page(viewer: Viewer, route: str, name: str, sight: Sight) -> None:
    if sight.is_emptied and not viewer.house.is_empty:
        viewer.house.empty_out()
    faults = viewer.look(f"{route}-{name}", route, sight)
    assert not faults, "\n".join(faults)


def test_all_pages_are_valid_html(viewer: Viewer) -> None:
    """Reads what the tests before have seen, in one run of the validator."""
    assert len(list(viewer.folder.glob("*.html"))) > 0
    faults = faults_in(viewer.folder)
    assert not faults, "\n".join(faults)
