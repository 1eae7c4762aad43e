"""What stands where something went wrong: pages that no address leads to on purpose."""

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from playwright.sync_api import Route

from kurzdraht.website.context import frame
from tests.browser import looking
from tests.browser.viewer import Viewer
from tests.website.conftest import WAGTAIL_LEAVES_OPEN

pytestmark = [pytest.mark.browser, WAGTAIL_LEAVES_OPEN]


@pytest.mark.parametrize("template", ["400.html", "403.html", "403_csrf.html", "404.html", "429.html", "500.html"])
def test_error_page(viewer: Viewer, template: str) -> None:
    tab = viewer.open_tab()
    viewer.complaints.clear()
    request = RequestFactory().get("/daneben/")
    html = render_to_string(template, {**frame(request), "LANGUAGE_CODE": "de"}, request=None)
    headers = {"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": "default-src 'self'"}

    def answer(route: Route) -> None:
        route.fulfill(body=html, headers=headers)

    tab.route(f"{viewer.house.url}/daneben/", answer)
    tab.goto(f"{viewer.house.url}/daneben/")
    (viewer.folder / f"error-{template}").write_text(html, "utf-8")
    faults = looking.structure(tab, language="de") + looking.source(html) + looking.axe_in_both_themes(tab)
    faults += looking.keyboard(tab) + looking.skip_link(tab) + looking.narrow(tab) + viewer.complaints
    tab.context.close()
    assert not faults, "\n".join(faults)
