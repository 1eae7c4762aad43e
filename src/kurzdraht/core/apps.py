from typing import Any

from django.apps import AppConfig
from django.core import checks
from django.core.management import call_command
from django.db import connections
from django.db.models.signals import post_migrate

from kurzdraht.core.checks import components_are_rendered


class CoreConfig(AppConfig):
    name = "kurzdraht.core"
    label = "core"

    def ready(self) -> None:
        checks.register(components_are_rendered, checks.Tags.templates)
        post_migrate.connect(_prepare_database, sender=self, dispatch_uid="core.prepare_database")


def _prepare_database(using: str, **_kwargs: Any) -> None:
    """After all migrations: the shared cache's table and the triggers of the page stamp."""
    from kurzdraht.core.page_cache.stamps import install_triggers  # noqa: PLC0415  (needs loaded models)

    call_command("createcachetable", database=using, verbosity=0)
    install_triggers(connections[using])
