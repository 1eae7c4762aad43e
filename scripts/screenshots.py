"""Takes the pictures of the README from the running product: a demo of its own, in a temporary folder."""

import io
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from scripts.needs import chromium
from scripts.postgres import free_port

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "screenshots"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
DESKTOP = {"width": 1440, "height": 1000}
PHONE = {"width": 390, "height": 844}


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
    take(page, first_event(page), "event")
    take(page, f"{address}/kommunen/", "municipalities")
    take(page, f"{address}/ag/stadtumbau/", "consortium")
    take(fresh_page(browser, theme="dark"), f"{address}/", "home-dark")
    take(fresh_page(browser, size=PHONE), f"{address}/", "home-phone")


def take_signed_in(browser: Browser, address: str) -> None:
    for role, path, name in (("buero", "/buero/", "desk"), ("mitglied", "/mein/", "member")):
        page = fresh_page(browser)
        page.goto(f"{address}/konto/anmelden/")
        page.locator(f'button[name="rolle"][value="{role}"]').click()
        page.wait_for_load_state()
        take(page, f"{address}{path}", name)


def fresh_page(browser: Browser, *, size: dict[str, int] = DESKTOP, theme: str = "light") -> Page:
    context = browser.new_context(
        viewport={"width": size["width"], "height": size["height"]},
        color_scheme="dark" if theme == "dark" else "light",
        locale="de-DE",
        timezone_id="Europe/Berlin",
    )
    return context.new_page()


def first_event(page: Page) -> str:
    """The address of the first coming event on the list that is shown."""
    links = page.locator('main a[href*="/veranstaltungen/"]')
    paths = [links.nth(number).get_attribute("href") or "" for number in range(links.count())]
    path = next(path for path in paths if path.strip("/").count("/") == 1 and "?" not in path and "." not in path)
    return f"{page.url.split('/veranstaltungen')[0]}{path}"


def take(page: Page, address: str, name: str) -> None:
    response = page.goto(address, wait_until="networkidle")
    if response is None or not response.ok:
        sys.exit(f"{address} answered {response.status if response else 'nothing'}.")
    shown = Image.open(io.BytesIO(page.screenshot()))
    shown.quantize(colors=256, dither=Image.Dither.NONE).save(FOLDER / f"{name}.png", optimize=True)
    sys.stdout.write(f"{name}.png\n")


if __name__ == "__main__":
    main()
