"""The database knows its tables after `load_demo` and each night."""

import pytest
from django.db import connection

from kurzdraht.jobs.registry import SCHEDULES
from kurzdraht.jobs.tasks import renew_statistics
from tests.factories.network import Cast


@pytest.mark.django_db
def test_the_job_counts_the_rows_of_each_table(cast: Cast) -> None:
    renew_statistics.call()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'network_person'")
        else:
            cursor.execute("SELECT count(*) FROM pg_class WHERE relname = 'network_person' AND reltuples > 0")
        assert cursor.fetchone()[0] > 0
    assert renew_statistics.module_path in SCHEDULES
