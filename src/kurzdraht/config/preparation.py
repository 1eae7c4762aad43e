"""What a start needs before the first page; each part is skipped when it has nothing to do."""

import hashlib
import os
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from kurzdraht.core.services import mark_installation


def prepare() -> None:
    make_data_folder()
    compile_catalogues()
    migrate()
    mark_installation()
    collect_statics()


def make_data_folder() -> None:
    """SQLite does not make the folder of its file."""
    Path(settings.VAR).mkdir(parents=True, exist_ok=True)


def compile_catalogues() -> None:
    """Where the program lies in a folder of root's, the environment has compiled them already."""
    for folder in settings.LOCALE_PATHS:
        for source in Path(folder).glob("*/LC_MESSAGES/*.po"):
            target = source.with_suffix(".mo")
            is_stale = not target.exists() or target.stat().st_mtime < source.stat().st_mtime
            if is_stale and os.access(target.parent, os.W_OK):
                with source.open("rb") as read, target.open("wb") as write:
                    write_mo(write, read_po(read))


def migrate() -> None:
    """A start without new migrations must not wait for the rights and triggers that follow each run."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)


def collect_statics() -> None:
    """The mark beside the collected files says from which sources they were made."""
    mark = Path(settings.STATIC_ROOT) / ".sources"
    wanted = fingerprint_of_sources()
    if not mark.exists() or mark.read_text() != wanted:
        call_command("collectstatic", interactive=False, clear=mark.exists(), verbosity=0)
        mark.write_text(wanted)


def fingerprint_of_sources() -> str:
    digest = hashlib.blake2b(digest_size=16)
    for finder in get_finders():
        for name, storage in finder.list([]):
            try:
                state = Path(storage.path(name)).stat()
                digest.update(f"{name} {state.st_size} {state.st_mtime_ns}\n".encode())
            except NotImplementedError:
                with storage.open(name) as made:
                    digest.update(name.encode() + made.read())
    return digest.hexdigest()
