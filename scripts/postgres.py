"""A PostgreSQL server of our own in a temporary folder, for tests; gone when the block ends."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from scripts.needs import postgres_folder

DURABLE = {"max_connections": "100"}
QUICK = DURABLE | {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}


@contextmanager
def private_cluster(database: str = "kurzdraht", *, options: Mapping[str, str] = QUICK) -> Iterator[str]:
    """The address of an empty database. `TEST_DATABASE_URL` names a running server instead; nothing is started then."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        yield given
        return
    programs = Path(postgres_folder())
    folder = Path(tempfile.mkdtemp(prefix="kurzdraht-postgres-"))
    user = owner()
    if user:
        shutil.chown(folder, user=user)
    port = free_port()
    try:
        start(programs, folder, port, user, options)
        where = ("--host=127.0.0.1", f"--port={port}", "--username=postgres")
        run((programs / "createdb", *where, database), folder, user)
        yield f"postgresql://postgres@127.0.0.1:{port}/{database}"
    finally:
        stop = ("stop", "--mode=immediate", "--silent", "--pgdata", folder / "data")
        run((programs / "pg_ctl", *stop), folder, user, check=False)
        shutil.rmtree(folder, ignore_errors=True)


def start(programs: Path, folder: Path, port: int, user: str | None, given: Mapping[str, str]) -> None:
    data = folder / "data"
    make = ("--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
    run((programs / "initdb", "--pgdata", data, *make), folder, user)
    options = [f"-c {name}={value}" for name, value in given.items()]
    options += [f"-c port={port}", "-c listen_addresses=127.0.0.1", f"-c unix_socket_directories={folder}"]
    how = ("--log", folder / "log", "--wait", "--silent", "--options", " ".join(options))
    run((programs / "pg_ctl", "start", "--pgdata", data, *how), folder, user)


def owner() -> str | None:
    """PostgreSQL refuses to run as root; then the account that Debian made for it does, or nobody."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def run(command: Sequence[str | Path], folder: Path, user: str | None, *, check: bool = True) -> None:
    subprocess.run(
        [str(part) for part in command],
        check=check,
        cwd=folder,
        user=user,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
