"""What every test may ask for."""

from collections.abc import Iterator

import pytest
from django.utils import translation

from tests.factories.network import Cast, make_cast


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture(autouse=True)
def german() -> Iterator[None]:
    """A visit under `/en/` leaves its language to the thread; the next test starts in German again."""
    translation.deactivate()
    yield
    translation.deactivate()
