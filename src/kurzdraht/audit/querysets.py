"""The journal only grows.

The guard is in the tables' Python, not in database triggers: a trigger would stand in the way of the retention run, of
a demo that moves its dates and of tests on SQLite that empty tables by DELETE, and whoever may write SQL may drop it.
It keeps our own code from rewriting history; it does not keep an administrator of the database from it.
"""

from typing import Any, Never

from django.db import models

from kurzdraht.audit.errors import JournalIsFinal


class JournalQuerySet(models.QuerySet[Any]):
    """Refuses to change or delete; `audit.services.forget_before` is the one way out."""

    def update(self, **kwargs: Any) -> Never:
        raise JournalIsFinal

    def bulk_update(self, *args: Any, **kwargs: Any) -> Never:
        raise JournalIsFinal

    def delete(self) -> Never:
        raise JournalIsFinal
