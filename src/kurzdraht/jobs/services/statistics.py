"""What the database knows about its own tables when it chooses an index."""

from django.db import connection

ROWS_LOOKED_AT = 1000


def renew_statistics() -> None:
    """SQLite never does so by itself, and without them it takes the wrong index on large tables."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"PRAGMA analysis_limit = {ROWS_LOOKED_AT}")
        cursor.execute("ANALYZE")
