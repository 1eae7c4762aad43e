"""What every test may ask for."""

from collections.abc import Iterator

import pytest
from django.utils import translation

from kurzdraht.config.preparation import compile_catalogues
from tests.factories.network import Cast, make_cast


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that commit empty every table afterwards and often start processes: not for the everyday loop."""
    for item in items:
        mark = item.get_closest_marker("django_db")
        commits = mark is not None and (mark.kwargs.get("transaction") or mark.args[:1] == (True,))
        if commits or {"transactional_db", "live_server"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.slow)


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Content of a file in the name of a test may hold the time of its making; two workers then see other tests."""
    return f"{argname} of {len(val)} bytes" if isinstance(val, bytes) else None


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture(scope="session", autouse=True)
def catalogues() -> None:
    """Whoever edits a sentence and runs pytest by hand reads the new one."""
    compile_catalogues()


@pytest.fixture(autouse=True)
def german() -> Iterator[None]:
    """A visit under `/en/` leaves its language to the thread; the next test starts in German again."""
    translation.deactivate()
    yield
    translation.deactivate()
