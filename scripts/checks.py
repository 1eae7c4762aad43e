"""`make test`, `make check` and `make format`: runs the steps, two at a time where they are light, and counts.

The last line is "N passed, N failed": each test counts, and each other step as one.
"""

import os
import shutil
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from scripts import needs, steps
from scripts.postgres import private_cluster
from scripts.steps import ROOT, Step

SLOWEST = 10


@dataclass
class Outcome:
    """What came out of one step or one test: `failures` name what failed, `parts` say how long each took."""

    passed: int = 0
    failures: list[str] = field(default_factory=list)
    parts: list[tuple[float, str]] = field(default_factory=list)

    def __iadd__(self, other: "Outcome") -> Self:
        self.passed += other.passed
        self.failures += other.failures
        self.parts += other.parts
        return self


def main() -> None:
    os.chdir(ROOT)
    mode = sys.argv[1]
    began = time.monotonic()
    total = {"all": everything, "quick": everyday, "format": formatting}[mode]()
    report(total, time.monotonic() - began)
    sys.exit(bool(total.failures))


def everything() -> Outcome:
    total = Outcome()
    for missing in needs.missing():
        total.failures.append(missing)
        say(f"MISSING  {missing}")
    total += side_by_side(steps.static_steps())
    total += run(steps.sqlite_tests())
    if needs.postgres_folder() or os.environ.get("TEST_DATABASE_URL"):
        with private_cluster() as url:
            total += run(steps.postgres_tests(url))
    if needs.chromium():
        fetch_browser_tools()
        total += run(steps.browser_tests())
    return total


def fetch_browser_tools() -> None:
    """Axe and the HTML validator come from npm, by the committed lock, and only when that has changed."""
    folder = ROOT / "tests" / "browser"
    lock, installed = folder / "package-lock.json", folder / "node_modules" / ".package-lock.json"
    if shutil.which("npm") and (not installed.exists() or installed.stat().st_mtime < lock.stat().st_mtime):
        quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
        subprocess.run(["npm", "ci", *quiet], check=False, cwd=folder)


def everyday() -> Outcome:
    total = side_by_side([step for step in steps.static_steps() if step.in_quick])
    total += run(steps.quick_tests())
    return total


def formatting() -> Outcome:
    total = Outcome()
    for step in steps.formatters():
        total += run(step)
    return total


def side_by_side(light: Iterable[Step]) -> Outcome:
    total = Outcome()
    with ThreadPoolExecutor(max_workers=2) as pool:
        for outcome in pool.map(run, light):
            total += outcome
    return total


def run(step: Step) -> Outcome:
    began = time.monotonic()
    read: Callable[[Step, int, float], Outcome] = tests_of if step.reports else one_of
    if step.reports:
        Path(step.reports).parent.mkdir(parents=True, exist_ok=True)
        Path(step.reports).unlink(missing_ok=True)
        say(f"…        {step.name}")
    done = subprocess.run(
        step.arguments,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), **step.environment},
        stdout=None if step.reports else subprocess.PIPE,
        stderr=None if step.reports else subprocess.STDOUT,
        text=True,
    )
    seconds = time.monotonic() - began
    say(f"{'ok' if done.returncode == 0 else 'FAILED':8} {step.name} ({seconds:.1f} s)")
    if done.returncode and done.stdout:
        say(done.stdout.rstrip())
    return read(step, done.returncode, seconds)


def one_of(step: Step, code: int, seconds: float) -> Outcome:
    return Outcome(passed=int(code == 0), failures=[step.name] if code else [], parts=[(seconds, step.name)])


def tests_of(step: Step, code: int, seconds: float) -> Outcome:
    """A test that is skipped for another reason than its database has not run, and that is a failure."""
    outcome = Outcome(parts=[(seconds, f"{step.name}, altogether")])
    cases = list(ET.parse(step.reports).iter("testcase")) if Path(step.reports).exists() else []  # noqa: S314
    for case in cases:
        name = f"{case.get('classname')}::{case.get('name')} [{step.name}]"
        outcome.parts.append((float(case.get("time") or 0), name))
        skipped = case.find("skipped")
        if case.find("failure") is not None or case.find("error") is not None:
            outcome.failures.append(name)
        elif skipped is None:
            outcome.passed += 1
        elif not (skipped.get("message") or "").startswith("only on "):
            outcome.failures.append(f"{name} was skipped: {skipped.get('message')}")
    if not cases or (code and not outcome.failures):
        outcome.failures.append(f"{step.name} ended with code {code} after {len(cases)} tests")
    return outcome


def report(total: Outcome, seconds: float) -> None:
    if len(total.parts) > 1:
        say(f"\nThe slowest of {seconds:.0f} s:")
        for spent, name in sorted(total.parts, reverse=True)[:SLOWEST]:
            say(f"{spent:7.1f} s  {name}")
    if total.failures:
        say("\nFailed:")
        for failure in total.failures:
            say(f"  {failure}")
    say(f"\n{total.passed} passed, {len(total.failures)} failed")


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
