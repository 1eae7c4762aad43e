"""The house as it stands on its first day: pages, formats, the cast."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from kurzdraht.events.models import Event
from kurzdraht.events.services.formats import create_default_formats
from kurzdraht.website.services import create_default_pages
from tests.factories.events import make_event
from tests.factories.network import Cast


@pytest.fixture(autouse=True)
def _ready(cast: Cast) -> None:
    """Limits by address and connection start anew, or the tests before would have used them up."""
    cache.clear()
    create_default_pages(timezone.now())
    create_default_formats()


@pytest.fixture
def small_event(cast: Cast) -> Event:
    """One place, in nine days."""
    now = timezone.now()
    return make_event(
        starts_at=now + timedelta(days=9), published_at=now, changed_at=now, online_capacity=1, slug="leerstand"
    )
