"""Takes the pictures of the README from the running product: a demo of its own, in a temporary folder."""

import io
import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from scripts.needs import chromium
from scripts.postgres import free_port

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "screenshots"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
DESKTOP: ViewportSize = {"width": 1200, "height": 860}
TALL: ViewportSize = {"width": 1200, "height": 1200}
PHONE: ViewportSize = {"width": 390, "height": 844}
LETTER: ViewportSize = {"width": 680, "height": 860}
PAST_EVENT = "/veranstaltungen/netzwerkgespraech-1-gemeinsam-fuer-das-quartier/"
MOST_BYTES = 250_000
NOBODY = re.compile(r"^\s*0\s*$")


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    if not chromium():
        sys.exit("Chromium is missing. On Debian: apt-get install chromium")
    with running_demo() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        take_public(browser, address)
        take_signed_in(browser, address)
        browser.close()


@contextmanager
def running_demo() -> Iterator[str]:
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        variables = {"KURZDRAHT_DEMO": "1", "KURZDRAHT_VAR": folder, "PORT": str(port)}
        command = [sys.executable, "-m", "kurzdraht.config.console", "serve"]
        with subprocess.Popen(command, env={**os.environ, **variables}) as served:
            try:
                wait_for(f"http://127.0.0.1:{port}/healthz")
                yield f"http://127.0.0.1:{port}"
            finally:
                served.terminate()


def wait_for(address: str) -> None:
    for _attempt in range(600):
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    sys.exit(f"{address} does not answer.")


def take_public(browser: Browser, address: str) -> None:
    page = fresh_page(browser)
    take(page, f"{address}/", "home")
    take(page, f"{address}/veranstaltungen/", "events")
    event = f"{address}{first_event(page)}"
    page.set_viewport_size(TALL)
    take(page, event, "event")
    take(page, f"{address}{PAST_EVENT}", "event-past")
    page.set_viewport_size(DESKTOP)
    take(page, f"{address}/kommunen/", "municipalities")
    take(page, f"{address}/kommunen/soest/", "municipality")
    take(page, f"{address}/ag/stadtumbau/", "consortium")
    take(fresh_page(browser, theme="dark"), f"{address}/", "home-dark")
    take(fresh_page(browser, size=PHONE), f"{address}/", "home-phone")
    take(fresh_page(browser, size=PHONE), event, "event-phone")


def take_signed_in(browser: Browser, address: str) -> None:
    take(signed_in(browser, address, "mitglied"), f"{address}/mein/", "member")
    office = signed_in(browser, address, "buero")
    take(office, f"{address}/buero/", "desk")
    take(office, f"{address}/buero/veranstaltungen/neu/", "desk-new")
    office.goto(f"{address}/buero/veranstaltungen/")
    waiting = office.locator("main tbody tr").filter(has_not=office.locator("td:nth-child(5)", has_text=NOBODY))
    take(office, f"{address}{waiting.first.locator('a').get_attribute('href')}teilnehmende/", "desk-participants")
    register_a_guest(fresh_page(browser), address)
    office.goto(f"{address}/buero/ausgang/")
    mail = office.locator("main tbody th a").first.get_attribute("href")
    office.set_viewport_size(LETTER)
    take(office, f"{address}{mail}inhalt/", "mail")


def signed_in(browser: Browser, address: str, role: str) -> Page:
    page = fresh_page(browser)
    page.goto(f"{address}/konto/anmelden/")
    with page.expect_navigation():
        page.locator(f'button[name="rolle"][value="{role}"]').click()
    return page


def register_a_guest(page: Page, address: str) -> None:
    """So that a mail lies in the outbox; in the demo none leaves this computer."""
    page.goto(f"{address}/veranstaltungen/?fuer=public&warteliste=ohne")
    page.goto(f"{address}{first_event(page)}anmelden/")
    for way in page.locator("[name=attendance]").all()[-1:]:
        way.check()
    page.locator("[name=name]").fill("Gast Muster")
    page.locator("[name=email]").fill("gast@demo.example")
    with page.expect_navigation():
        page.locator("main form button[type=submit]").click()


def fresh_page(browser: Browser, *, size: ViewportSize = DESKTOP, theme: Literal["light", "dark"] = "light") -> Page:
    context = browser.new_context(
        viewport=size, color_scheme=theme, locale="de-DE", timezone_id="Europe/Berlin", reduced_motion="reduce"
    )
    return context.new_page()


def first_event(page: Page) -> str:
    """The path of the first event on the list that is shown."""
    path = page.locator("main .kd-event__title a, main .kd-event a").first.get_attribute("href")
    return path or sys.exit("There is no event to take a picture of.")


def take(page: Page, address: str, name: str) -> None:
    response = page.goto(address, wait_until="networkidle")
    if response is None or not response.ok:
        sys.exit(f"{address} answered {response.status if response else 'nothing'}.")
    page.evaluate("document.fonts.ready")
    shown = Image.open(io.BytesIO(page.screenshot()))
    target = FOLDER / f"{name}.png"
    shown.convert("RGB").quantize(colors=128, dither=Image.Dither.NONE).save(target, optimize=True)
    size = target.stat().st_size
    sys.stdout.write(f"{target.name} ({size // 1000} kB)\n")
    if size > MOST_BYTES:
        sys.exit(f"{target.name} is too heavy for a page of words.")


if __name__ == "__main__":
    main()
