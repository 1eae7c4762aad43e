"""The stamp of the public pages: database triggers change it in the very transaction that changes what pages show.

SQLite has one writer at a time, so one row counts up, from anywhere, so that an emptied database repeats no stamp.
PostgreSQL has many: there each transaction adds a row of its own, so that nobody waits for anybody, and count, sum and
highest of the rows are the stamp; a job thins them out.
"""

from collections.abc import Iterator

from django.apps import apps
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

WAGTAILS_OWN = frozenset({"wagtailcore", "wagtailredirects"})
"""Apps of others whose tables pages show; one of ours says so by `is_shown_on_pages` in its AppConfig."""
READ_SQLITE = "SELECT counter FROM core_pagestamp WHERE id = 1"
READ_POSTGRESQL = "SELECT count(*), coalesce(sum(id), 0), coalesce(max(id), 0) FROM core_pagestamp"
COUNT_UP = "UPDATE core_pagestamp SET counter = counter + 1 WHERE id = 1"
THIN_POSTGRESQL = (
    "WITH fresh AS (INSERT INTO core_pagestamp (counter) SELECT txid_current() FROM core_pagestamp "
    "HAVING count(*) > 1 ON CONFLICT (counter) DO NOTHING RETURNING id) "
    "DELETE FROM core_pagestamp WHERE id < (SELECT id FROM fresh)"
)

Stamp = tuple[int, ...]


def read_stamp() -> Stamp:
    """The stamp as of the last commit; equal stamps mean that nothing shown has changed."""
    with connection.cursor() as cursor:
        cursor.execute(READ_POSTGRESQL if connection.vendor == "postgresql" else READ_SQLITE)
        row = cursor.fetchone()
    return tuple(int(value) for value in row) if row else ()


def thin_out() -> None:
    """Put one new row in the place of all before it; the stamp changes once by that.

    The newest of the old rows would not do: rows of transactions that are still open have lower numbers and come in
    later, and thinned out once more the table would say the same as before them.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(THIN_POSTGRESQL)


def install_triggers(database: BaseDatabaseWrapper) -> None:
    """Put the triggers on every table of the apps whose records pages show; may be repeated."""
    statements = _postgresql if database.vendor == "postgresql" else _sqlite
    existing = set(database.introspection.table_names())
    if "core_pagestamp" not in existing:
        return
    with database.cursor() as cursor:
        for statement in statements([table for table in _shown_tables() if table in existing]):
            cursor.execute(statement)


def _shown_tables() -> list[str]:
    return sorted(
        {
            model._meta.db_table
            for app in apps.get_app_configs()
            if app.label in WAGTAILS_OWN or getattr(app, "is_shown_on_pages", False)
            for model in app.get_models(include_auto_created=True)
            if model._meta.managed
        }
    )


def _sqlite(tables: list[str]) -> Iterator[str]:
    yield "INSERT OR IGNORE INTO core_pagestamp (id, counter) VALUES (1, abs(random() >> 16))"
    for table in tables:
        for event in ("INSERT", "UPDATE", "DELETE"):
            name = f"stamp_{table}_{event.lower()}"
            yield f'DROP TRIGGER IF EXISTS "{name}"'
            yield f'CREATE TRIGGER "{name}" AFTER {event} ON "{table}" BEGIN {COUNT_UP}; END'


def _postgresql(tables: list[str]) -> Iterator[str]:
    yield (
        "CREATE OR REPLACE FUNCTION core_stamp_pages() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "INSERT INTO core_pagestamp (counter) VALUES (txid_current()) ON CONFLICT (counter) DO NOTHING; "
        "RETURN NULL; END $$"
    )
    for table in tables:
        yield f'DROP TRIGGER IF EXISTS stamp_pages ON "{table}"'
        yield (
            f'CREATE TRIGGER stamp_pages AFTER INSERT OR UPDATE OR DELETE ON "{table}" '
            "FOR EACH STATEMENT EXECUTE FUNCTION core_stamp_pages()"
        )
