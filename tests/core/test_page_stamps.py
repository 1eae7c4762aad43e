"""The rows behind the stamp of the public pages do not pile up, and no stamp comes twice."""

import pytest
from django.db import connection

from kurzdraht.core.models import PageStamp
from kurzdraht.core.page_cache import stamps
from kurzdraht.core.page_cache.stamps import read_stamp
from kurzdraht.jobs.registry import SCHEDULES
from kurzdraht.jobs.tasks import thin_out_page_stamps

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_job_leaves_one_row() -> None:
    for counter in range(1, 6):
        PageStamp.objects.create(counter=-counter)
    rows = PageStamp.objects.count()
    thin_out_page_stamps.call()
    assert thin_out_page_stamps.module_path in SCHEDULES
    assert PageStamp.objects.count() == (1 if connection.vendor == "postgresql" else rows)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="only on PostgreSQL: SQLite counts up in one row")
def test_what_commits_late_brings_no_earlier_stamp_back() -> None:
    for number in (1, 3):
        PageStamp.objects.create(pk=1_000_000 + number, counter=-number)
    with connection.cursor() as cursor:
        cursor.execute("SELECT setval(pg_get_serial_sequence('core_pagestamp', 'id'), 1000003)")
    seen = [read_stamp()]
    thin_out_page_stamps.call()
    seen.append(read_stamp())
    PageStamp.objects.create(pk=1_000_002, counter=-2)
    seen.append(read_stamp())
    thin_out_page_stamps.call()
    seen.append(read_stamp())
    assert len(set(seen)) == 4


def test_every_table_that_pages_show_changes_the_stamp() -> None:
    """An app says so by `is_shown_on_pages`; one that forgets would leave old pages in memory."""
    tables = stamps._shown_tables()
    shown = {name.partition("_")[0] for name in tables}
    assert shown == {"documents", "events", "network", "wagtailcore", "wagtailredirects", "website"}
    assert {"events_registration", "events_event_topics", "network_membership", "wagtailcore_page"} <= set(tables)
