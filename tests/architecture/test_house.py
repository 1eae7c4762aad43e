"""Small promises about files and addresses."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from kurzdraht.accounts.guard import Guarded

ROOT = Path(__file__).resolve().parents[2]
ACTION = re.compile(r'\b(?:record|_?note|note_event|note_part|_finish)\(\s*"([^"]+)"')
VAGUE = {"utils", "helpers", "misc", "common", "manager", "managers", "util", "helper"}


def own_views() -> Iterator[tuple[str, object]]:
    yield from views_below(get_resolver(), "")


def views_below(resolver: URLResolver, prefix: str) -> Iterator[tuple[str, object]]:
    for entry in resolver.url_patterns:
        route = f"{prefix}{entry.pattern}"
        if isinstance(entry, URLResolver):
            yield from views_below(entry, route)
        elif isinstance(entry, URLPattern):
            view = getattr(entry.callback, "view_class", None) or entry.callback
            if view.__module__.startswith("kurzdraht."):
                yield route, view


def test_every_own_route_names_its_permission() -> None:
    silent = {route for route, view in own_views() if not names_permission(view)}
    assert {route for route in silent if not is_behind_wagtail(route)} == set()


def is_behind_wagtail(route: str) -> bool:
    """What hooks add to Wagtail's admin stands behind its own `require_admin_access`."""
    return route.startswith("redaktion/")


def names_permission(view: object) -> bool:
    return isinstance(view, type) and issubclass(view, Guarded) and hasattr(view, "permission")


def test_no_module_has_a_vague_name() -> None:
    vague = {str(path.relative_to(ROOT)) for path in (ROOT / "src").rglob("*.py") if path.stem in VAGUE}
    assert vague == set()


def test_the_journal_names_all_acts_in_one_way() -> None:
    """As in "event_published": the thing, then what happened to it."""
    said = {name for path in (ROOT / "src").rglob("*.py") for name in ACTION.findall(path.read_text())}
    assert {"event_published", "mandate_given", "privacy_ended"} <= said
    assert {name for name in said if not re.fullmatch("[a-z]+(_[a-z]+)+", name)} == set()


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_the_locks_name_no_host_and_hash_everything(lock: str) -> None:
    text = (ROOT / lock).read_text()
    entries = [line for line in text.splitlines() if "==" in line]
    assert "://" not in text
    assert [entry for entry in entries if not entry.endswith("\\")] == []


def test_everything_of_a_run_is_in_the_development_lock() -> None:
    """`make run` accepts an environment that `make test` has made."""
    run, dev = ((ROOT / name).read_text().splitlines() for name in ("requirements.lock", "requirements-dev.lock"))
    assert {line for line in run if "==" in line} - {line for line in dev if "==" in line} == set()
