"""One browser that goes through the house, in each role with a window of its own."""

import re
from pathlib import Path
from urllib.parse import urlsplit

from django.urls import reverse
from django.utils import translation
from playwright.sync_api import Browser, ConsoleMessage, Page as Tab, Request, Response, ViewportSize

from tests.browser import looking
from tests.browser.house import House
from tests.browser.sights import GUEST, Sight

WIDE: ViewportSize = {"width": 1280, "height": 900}
OWN_STATUS = re.compile(r"Failed to load resource: the server responded with a status of 4\d\d")


class Viewer:
    """Listens to what pages load and complain about, and keeps their source for the validator in `folder`."""

    def __init__(self, browser: Browser, house: House, folder: Path) -> None:
        self.browser = browser
        self.house = house
        self.folder = folder
        self.tabs: dict[str, Tab] = {}
        self.complaints: list[str] = []
        self.answer: Response | None = None

    def look(self, name: str, route: str, sight: Sight) -> list[str]:
        """Everything that is wrong with this sight."""
        tab = self.tab(sight.role)
        tab.set_viewport_size(WIDE)
        self.complaints.clear()
        self.go(tab, sight.start or route, sight)
        if sight.act:
            sight.act(tab, self.house)
        faults = self.of_the_answer(name, sight)
        faults += looking.structure(tab, language=sight.language)
        faults += looking.axe_in_both_themes(tab, sight.inside)
        faults += looking.keyboard(tab)
        faults += looking.skip_link(tab)
        faults += looking.narrow(tab)
        return faults + self.complaints

    def go(self, tab: Tab, route: str, sight: Sight) -> None:
        arguments = {} if sight.start else dict(sight.arguments(self.house))
        with translation.override(sight.language):
            positional = list(arguments.values()) if "0" in arguments else None
            path = reverse(route, args=positional, kwargs=None if positional else arguments)
        tab.goto(f"{self.house.url}{path}?{sight.query}" if sight.query else f"{self.house.url}{path}")

    def of_the_answer(self, name: str, sight: Sight) -> list[str]:
        assert self.answer is not None
        html = self.answer.text()
        (self.folder / f"{name}.html").write_text(html, "utf-8")
        status = self.answer.status
        wrong = [f"status {status} at {self.answer.url}"] if status != sight.status else []
        return wrong + looking.source(html) + looking.policy(self.answer.headers)

    def tab(self, role: str) -> Tab:
        if role not in self.tabs:
            self.tabs[role] = self.open_tab()
            if role != GUEST:
                sign_in(self.tabs[role], self.house, role)
        return self.tabs[role]

    def open_tab(self) -> Tab:
        context = self.browser.new_context(
            locale="de-DE",
            timezone_id="Europe/Berlin",
            reduced_motion="reduce",
            service_workers="block",
            viewport=WIDE,
        )
        context.set_default_timeout(20_000)
        tab = context.new_page()
        tab.on("console", self._hear)
        tab.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        tab.on("request", self._mind)
        tab.on("response", lambda response: self._keep(tab, response))
        return tab

    def _hear(self, message: ConsoleMessage) -> None:
        is_own = self.answer and message.location.get("url") == self.answer.url and OWN_STATUS.match(message.text)
        if message.type == "error" and not is_own:
            self.complaints.append(f"console: {message.text} {message.location.get('url')}")

    def _mind(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in {"data", "blob", "about"} and f"{parts.scheme}://{parts.netloc}" != self.house.url:
            self.complaints.append(f"another host is asked: {request.url}")

    def _keep(self, tab: Tab, response: Response) -> None:
        is_page = response.request.is_navigation_request() and response.frame == tab.main_frame
        if is_page and not 300 <= response.status < 400:
            self.answer = response


def sign_in(tab: Tab, house: House, role: str) -> None:
    """With one click, as the demo offers."""
    tab.goto(f"{house.url}/konto/anmelden/")
    with tab.expect_navigation():
        tab.locator(f"button[name=rolle][value={role}]").click()
