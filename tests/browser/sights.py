"""How the inventory is written down: a page, and the sights of it that are looked at."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from playwright.sync_api import Page as Tab

from tests.browser.house import House

Act = Callable[[Tab, House], None]
Arguments = Callable[[House], Mapping[str, object]]
GUEST = ""


@dataclass(frozen=True)
class Sight:
    """What one role sees at one address, or after something was done there.

    `start` is another route where `act` begins. `inside` is the part that axe judges, where something lies over the
    rest. `is_emptied`: seen when the demo's events, mails and news are gone.
    """

    role: str = GUEST
    arguments: Arguments = lambda _house: {}
    query: str = ""
    act: Act | None = None
    status: int = 200
    start: str = ""
    language: str = "de"
    inside: str = "html"
    is_emptied: bool = False


@dataclass(frozen=True)
class Page:
    """A route with its three states; a sentence in place of a sight says why there is none."""

    full: Sight
    empty: Sight | str
    error: Sight | str
    others: Mapping[str, Sight] = field(default_factory=dict)

    def sights(self) -> Iterator[tuple[str, Sight]]:
        states = {"full": self.full, "empty": self.empty, "error": self.error, **self.others}
        for name, sight in states.items():
            if isinstance(sight, Sight):
                yield name, sight


def press(words: str, **typed: str) -> Act:
    """Fill in fields by their names and press the button in the main part of the page."""

    def act(tab: Tab, _house: House) -> None:
        for name, value in typed.items():
            tab.locator(f"main [name={name}]").fill(value)
        with tab.expect_navigation():
            tab.locator("main").get_by_role("button", name=words, exact=True).first.click()

    return act


def tick_and_press(words: str) -> Act:
    """Tick the first row of a list and press what can be done with it."""

    def act(tab: Tab, _house: House) -> None:
        tab.locator("input[name=zeile]").first.check()
        with tab.expect_navigation():
            tab.locator("main").get_by_role("button", name=words, exact=True).first.click()

    return act


def one_after_another(*acts: Act) -> Act:
    def act(tab: Tab, house: House) -> None:
        for one in acts:
            one(tab, house)

    return act


def unfold(selector: str, *, width: int = 1280) -> Act:
    """Open a part of the page that is folded up."""

    def act(tab: Tab, _house: House) -> None:
        tab.set_viewport_size({"width": width, "height": 900})
        tab.locator(selector).first.click()

    return act
