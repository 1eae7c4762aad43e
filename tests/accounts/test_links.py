"""Whatever stands in the place of a token, it opens nothing and breaks nothing."""

import uuid
from datetime import timedelta

import pytest

from kurzdraht.accounts.links import give_link, subject_of
from tests.factories.events import NOW

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("tail", [".ä", ".", "", ".\x00", ".🙂", "ä", ".x.y"])
def test_half_a_token_with_anything_behind_it_is_unknown(tail: str) -> None:
    key = uuid.uuid4()
    token = give_link("registration", kind="registration", key=key, expires_at=NOW + timedelta(days=1))
    assert subject_of(token, purpose="registration", now=NOW) == key
    assert subject_of(token.partition(".")[0] + tail, purpose="registration", now=NOW) is None
    assert subject_of(token, purpose="sign-in", now=NOW) is None
