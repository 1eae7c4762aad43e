"""What must be green, as a list: a name, a command, and whether the everyday loop runs it too."""

import hashlib
import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"
PRODUCTION = {
    "ALLOWED_HOSTS": "netzwerk.example",
    "BASE_URL": "https://netzwerk.example",
    "DEBUG": "",
    "KURZDRAHT_DEMO": "",
    "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_",
    "TRUSTED_PROXY_HEADER": "1",
}


@dataclass(frozen=True)
class Step:
    """`command` begins with a program of the environment; `reports` is the JUnit file of a pytest run."""

    name: str
    command: tuple[str, ...]
    in_quick: bool = True
    environment: Mapping[str, str] = field(default_factory=dict)
    reports: str = ""

    @property
    def arguments(self) -> list[str]:
        return [str(BIN / self.command[0]), *self.command[1:]]


def templates() -> tuple[str, ...]:
    return tracked("src/*.html")


def tracked(pattern: str) -> tuple[str, ...]:
    """Files that git knows or would know; what it ignores is nobody's."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", pattern]
    names = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.splitlines()
    return tuple(name for name in names if (ROOT / name).is_file())


def static_steps() -> list[Step]:
    html = templates() or ("--help",)
    return [
        Step("types (mypy)", ("mypy",)),
        Step("lint (ruff)", ("ruff", "check", ".")),
        Step("format (ruff)", ("ruff", "format", "--check", ".")),
        Step("import contracts", ("lint-imports", "--no-cache")),
        Step("file length", ("python", "-m", "scripts.lengths")),
        Step("unused code (vulture)", ("python", "-m", "scripts.unused")),
        Step("dependencies (deptry)", ("deptry", "src")),
        Step("templates (djade)", ("djade", "--check", "--target-version", "5.2", *html)),
        Step("templates (djangofmt)", ("djangofmt", "--check", "--quiet", *html)),
        Step("licences (reuse)", ("reuse", "lint", "--lines"), in_quick=False),
        Step("migrations", ("kurzdraht", "makemigrations", "--check", "--dry-run")),
        Step("translations", ("python", "-m", "scripts.translations", "check"), in_quick=False),
        Step(
            "deploy check",
            ("kurzdraht", "check", "--deploy", "--fail-level", "WARNING"),
            in_quick=False,
            environment=PRODUCTION,
        ),
        Step("changelog fragments", ("towncrier", "build", "--draft", "--version", "next"), in_quick=False),
    ]


def pytest_step(name: str, *arguments: str, environment: Mapping[str, str] | None = None) -> Step:
    """The report lies beside the data folder of this run, so that two runs on one machine do not meet."""
    report = str(report_folder() / f"{name.replace(' ', '-')}.xml")
    command = ("pytest", "-q", "--no-header", f"--junit-xml={report}", "-o", "junit_family=xunit2", *arguments)
    return Step(name, command, environment=environment or {}, reports=report)


def report_folder() -> Path:
    return Path(os.environ.get("KURZDRAHT_VAR") or ROOT / "var" / "tests")


LONG_WALKS = (
    "tests/accounts/test_becoming_admin.py",
    "tests/architecture/test_routes.py",
    "tests/demo",
    "tests/events/test_waiting_sequences.py",
    "tests/journeys",
)
"""Few tests that take as long as all others together; `make test` runs them."""


def quick_tests() -> Step:
    ignored = [f"--ignore={path}" for path in LONG_WALKS]
    how = ("-m", "not browser and not slow", "-n", "2", "--reuse-db", *ignored)
    return pytest_step("quick tests on SQLite", *how, environment={"KURZDRAHT_VAR": str(kept_folder())})


def kept_folder() -> Path:
    """A database is made anew when migrations or triggers have changed, else it is kept from run to run."""
    digest = hashlib.blake2b(digest_size=6)
    for name in (*tracked("src/*/migrations/*.py"), *tracked("src/*/page_cache/*.py")):
        digest.update((ROOT / name).read_bytes())
    folder = report_folder() / "quick"
    for old in folder.glob("*"):
        if old.name != digest.hexdigest():
            shutil.rmtree(old, ignore_errors=True)
    return folder / digest.hexdigest()


def sqlite_tests() -> Step:
    return pytest_step("tests on SQLite", "-m", "not browser", "-n", "2", "--create-db", *marks_for_ci())


def postgres_tests(url: str) -> Step:
    return pytest_step(
        "tests on PostgreSQL",
        *("-m", "not browser and not once", "-n", "2", "--create-db"),
        *marks_for_ci(),
        environment={"DATABASE_URL": url},
    )


def browser_tests() -> Step:
    return pytest_step(
        "browser tests", "-m", "browser", "--create-db", environment={"DJANGO_ALLOW_ASYNC_UNSAFE": "true"}
    )


def marks_for_ci() -> tuple[str, ...]:
    """In CI a hanging test must name itself before the whole run is stopped."""
    return ("-o", "faulthandler_timeout=300") if os.environ.get("CI") else ()


def formatters() -> list[Step]:
    html = templates()
    steps = [
        Step("ruff --fix", ("ruff", "check", "--fix", "--quiet", ".")),
        Step("ruff format", ("ruff", "format", ".")),
    ]
    if html:
        steps += [
            Step("djade", ("djade", "--target-version", "5.2", *html)),
            Step("djangofmt", ("djangofmt", "--quiet", *html)),
            Step("djade again", ("djade", "--target-version", "5.2", *html)),
        ]
    return steps
