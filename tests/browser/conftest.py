"""One browser and one house for all tests in this folder."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from scripts import needs
from tests.browser import counting
from tests.browser.house import House, demo_house
from tests.browser.looking import AXE
from tests.browser.viewer import Viewer

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """Playwright keeps a loop in this thread, so Django must be told that it may use the database there."""
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    assert needs.chromium(), "Chromium is missing. On Debian: apt-get install chromium"
    assert AXE.exists(), "The tools of the browser tests are missing: cd tests/browser && npm ci --ignore-scripts"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=needs.chromium(), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def house(django_db_blocker: Any) -> Iterator[House]:
    with django_db_blocker.unblock(), demo_house() as house:
        yield house


@pytest.fixture(scope="package")
def viewer(chromium: Browser, house: House, tmp_path_factory: pytest.TempPathFactory) -> Viewer:
    folder: Path = tmp_path_factory.mktemp("pages")
    return Viewer(chromium, house, folder)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    counting.tell(terminalreporter)
