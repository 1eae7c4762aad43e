"""A worker that is killed with -9 again and again: everything arrives, and one mail at most per kill arrives twice."""

import os
from collections.abc import Iterator
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from django.db import connection

from benchmarks.mail import kill

MAILS, KILLS = 120, 3

pytestmark = pytest.mark.slow


@pytest.fixture
def database_url() -> Iterator[str]:
    """Empty: a SQLite file of its own. On PostgreSQL another database of the same server."""
    url = os.environ.get("DATABASE_URL", "")
    if connection.vendor != "postgresql":
        yield ""
        return
    name = f"kurzdraht_killed_{os.getpid()}"
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
        try:
            yield urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def test_a_killed_worker_loses_nothing_and_doubles_what_was_in_its_hand(database_url: str) -> None:
    run = kill(MAILS, kills=KILLS, database_url=database_url)
    assert (run.reached, run.oftener) == (MAILS, 0)
    assert run.twice <= KILLS


def test_one_transaction_around_all_would_send_many_twice(database_url: str) -> None:
    """The control: the measure sees what it is meant to see."""
    run = kill(MAILS, way="control", kills=KILLS, database_url=database_url)
    assert run.twice + run.oftener > KILLS
