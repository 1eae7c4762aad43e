"""What every test may ask for."""

import pytest

from tests.factories.network import Cast, make_cast


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()
