"""Reads the systemd units as they are shipped and starts their lines in a folder of the test."""

import os
import shlex
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from scripts.needs import nginx, postgres_folder
from scripts.postgres import free_port, owner, run

ROOT = Path(__file__).resolve().parents[2]
OPERATIONS = ROOT / "docs" / "operations"


@dataclass(frozen=True)
class Place:
    """Where the four run in a test; `text` turns a shipped line into one for here."""

    folder: Path
    http: int
    https: int

    def text(self, shipped: str) -> str:
        here = {
            "/opt/kurzdraht": str(ROOT),
            "/etc/kurzdraht": str(self.folder / "etc"),
            "/run/kurzdraht-nginx": str(self.folder / "run-nginx"),
            "/run/kurzdraht": str(self.folder / "run"),
            "%2Frun%2Fkurzdraht": quote(str(self.folder / "run"), safe=""),
            "/var/lib/kurzdraht": str(self.folder / "lib"),
            "/usr/lib/postgresql/15/bin": postgres_folder(),
            "/usr/sbin/nginx": nginx(),
            "listen 80 ": f"listen 127.0.0.1:{self.http} ",
            "listen 443 ": f"listen 127.0.0.1:{self.https} ",
        }
        for old, new in here.items():
            shipped = shipped.replace(old, new)
        return shipped


@dataclass(frozen=True)
class Unit:
    """One service: the lines that matter for starting it by hand."""

    name: str
    before: tuple[str, ...]
    command: str
    stop: signal.Signals
    variables: dict[str, str]

    @classmethod
    def read(cls, name: str, place: Place) -> "Unit":
        lines = place.text((OPERATIONS / "systemd" / f"kurzdraht-{name}.service").read_text()).splitlines()
        pairs = [line.split("=", 1) for line in lines if "=" in line]
        commands = [value for key, value in pairs if key == "ExecStart"]
        files = [Path(value) for key, value in pairs if key == "EnvironmentFile"]
        variables: dict[str, str] = {}
        for file in files:
            known = [line.split("=", 1) for line in file.read_text().splitlines() if line and not line.startswith("#")]
            variables.update(dict(known))
        before = tuple(value for key, value in pairs if key == "ExecStartPre")
        stop = next((signal.Signals[value] for key, value in pairs if key == "KillSignal"), signal.SIGTERM)
        return cls(name, before, commands[0], stop, variables)

    @property
    def environment(self) -> dict[str, str]:
        """As systemd starts it: nothing of ours but what the unit names."""
        return {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", **self.variables}


@contextmanager
def running(unit: Unit, *, user: str | None = None) -> Iterator[subprocess.Popen[bytes]]:
    for line in unit.before:
        subprocess.run(shlex.split(line), check=True, env=unit.environment, cwd=ROOT, user=user)
    with subprocess.Popen(shlex.split(unit.command), env=unit.environment, cwd=ROOT, user=user) as process:
        try:
            yield process
        finally:
            process.send_signal(unit.stop)
            try:
                process.wait(timeout=30)
            except subprocess.TimeoutExpired:
                process.kill()


@contextmanager
def the_four() -> Iterator[tuple[Place, dict[str, subprocess.Popen[bytes]]]]:
    """Database, web server, worker and nginx, in the order that the units ask for."""
    folder = Path(tempfile.mkdtemp(prefix="kurzdraht-units-"))
    folder.chmod(0o755)
    place = Place(folder, free_port(), free_port())
    try:
        lay_out(place)
        with ExitStack() as stack:
            user = owner()
            processes = {"postgresql": stack.enter_context(running(Unit.read("postgresql", place), user=user))}
            make_database(place, user)
            for name in ("web", "worker", "nginx"):
                processes[name] = stack.enter_context(running(Unit.read(name, place)))
                if name == "web":
                    wait_for_socket(place.folder / "run" / "web.sock", processes[name])
            yield place, processes
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def wait_for_socket(socket: Path, process: subprocess.Popen[bytes]) -> None:
    """The unit says `Type=notify`: systemd starts the next one when gunicorn says that it listens."""
    for _attempt in range(600):
        assert process.poll() is None, "the web server ended at once"
        if socket.exists():
            return
        time.sleep(0.1)
    raise AssertionError(socket)


def lay_out(place: Place) -> None:
    for name in ("etc", "run", "run-nginx", "lib"):
        (place.folder / name).mkdir(mode=0o755)
    (place.folder / "etc" / "environment").write_text(place.text((OPERATIONS / "environment.example").read_text()))
    (place.folder / "etc" / "nginx.conf").write_text(place.text((OPERATIONS / "nginx.conf").read_text()))
    make_certificate(place.folder / "etc")
    user = owner()
    if user:
        for name in ("lib", "run"):
            shutil.chown(place.folder / name, user=user)
    data = place.folder / "lib" / "postgresql"
    how = ("--auth=trust", "--username=kurzdraht", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
    run((Path(postgres_folder()) / "initdb", "--pgdata", data, *how), place.folder, user)


def make_certificate(folder: Path) -> None:
    key, certificate = folder / "privkey.pem", folder / "fullchain.pem"
    kind = ["-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=netzwerk.example"]
    command = ["openssl", "req", *kind, "-keyout", str(key), "-out", str(certificate)]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)


def make_database(place: Place, user: str | None) -> None:
    programs, socket = Path(postgres_folder()), place.folder / "run"
    for _attempt in range(100):
        ready = [str(programs / "pg_isready"), "--quiet", "--host", str(socket)]
        if subprocess.run(ready, check=False, user=user).returncode == 0:
            break
        time.sleep(0.1)
    create = ("--host", str(socket), "--username", "kurzdraht", "kurzdraht")
    run((programs / "createdb", *create), place.folder, user)
