"""What a daily job costs at the desk: presses, fields, seconds; told at the end of the run."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page as Tab, expect

# The keystroke-level model of Card, Moran and Newell: a keystroke, pointing and pressing, changing between keyboard and
# mouse, and the moment in which one thinks before a step.
KEYSTROKE, POINT, CHANGE, THINK = 0.28, 1.3, 0.4, 1.35


@dataclass
class Cost:
    """`by_hand`: the seconds that a practised person needs for the same, by the model above."""

    job: str
    clicks: int = 0
    fields: int = 0
    keys: int = 0
    seconds: float = 0
    by_hand: float = 0


costs: list[Cost] = []


class Hand:
    """Somebody at the desk. Each press of the mouse is a click, also the one into a field, and so is each Enter."""

    def __init__(self, tab: Tab, cost: Cost) -> None:
        self.tab = tab
        self.cost = cost

    def click(self, target: Locator) -> None:
        target.click()
        self.cost.clicks += 1
        self.cost.by_hand += THINK + POINT

    def fill(self, field: Locator, words: str) -> None:
        """Click into it, change to the keyboard, type, change back. A day has ten keystrokes, as one types it."""
        field.click()
        field.fill(words)
        self.cost.clicks += 1
        self.cost.fields += 1
        self.cost.by_hand += THINK + POINT + 2 * CHANGE + KEYSTROKE * len(words)

    def strike(self, *keys: str) -> None:
        """Keys that lead somewhere."""
        for key in keys:
            self.tab.keyboard.press(key)
        self.cost.keys += len(keys)
        self.cost.by_hand += KEYSTROKE * len(keys)

    def enter(self) -> None:
        """The press of whatever has the focus."""
        self.strike("Enter")
        self.cost.clicks += 1
        self.cost.by_hand += THINK

    def type(self, words: str) -> None:
        """Into the field that has the focus."""
        self.tab.keyboard.type(words)
        self.cost.fields += 1
        self.cost.by_hand += THINK + KEYSTROKE * len(words)

    def tab_to(self, target: Locator, *, most: int = 60) -> None:
        """By Tab alone, as far as it takes."""
        for _ in range(most):
            if target.evaluate("(element) => element === document.activeElement"):
                break
            self.strike("Tab")
        expect(target).to_be_focused()


@contextmanager
def counted(tab: Tab, job: str) -> Iterator[Hand]:
    """Counts from here to the end of the block, with the time the pages take."""
    cost = Cost(job)
    began = time.monotonic()
    yield Hand(tab, cost)
    cost.seconds = time.monotonic() - began
    costs.append(cost)


def tell(reporter: pytest.TerminalReporter) -> None:
    if not costs:
        return
    reporter.section("what the daily jobs cost")
    reporter.line(f"{'':44} clicks  fields   keys  seconds  by hand")
    for cost in costs:
        reporter.line(
            f"{cost.job:44} {cost.clicks:6}  {cost.fields:6} {cost.keys:6} {cost.seconds:8.1f} {cost.by_hand:8.0f}"
        )
