"""Two gunicorn workers on a free port with data of a given size; ends with the block."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from scripts.postgres import free_port

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
ENVIRONMENT = {"DJANGO_SETTINGS_MODULE": "benchmarks.site.settings", "REGISTRATIONS_PER_HOUR": "1000000"}
PATIENCE = 120


@dataclass(frozen=True)
class Server:
    """Where it listens, who serves, and the environment to run commands on its data."""

    base: str
    port: int
    process: subprocess.Popen[bytes]
    environment: dict[str, str]

    @property
    def workers(self) -> list[int]:
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return [int(child) for child in children.split()]

    def memory_per_worker(self) -> list[float]:
        """Peak resident memory of each worker in MB."""
        return [_peak(worker) for worker in self.workers]

    def processor_seconds(self) -> list[float]:
        """What each worker has used so far; unlike a rate it hardly depends on what else the machine does."""
        return [_used(worker) for worker in self.workers]

    def ask(self, code: str) -> str:
        """What these lines print on the server's data."""
        return _manage(["shell", "-v0", "-c", code], self.environment)


def _used(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _peak(process: int) -> float:
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))


@contextmanager
def serving(database_url: str = "", *, scale: int = 1) -> Iterator[Server]:
    """`database_url` empty: SQLite in a folder of its own, with synchronous=FULL as in production."""
    folder = Path(tempfile.mkdtemp(prefix="kurzdraht-bench-"))
    port = free_port()
    environment = os.environ | ENVIRONMENT | {"KURZDRAHT_VAR": str(folder), "PYTHONPATH": str(ROOT)}
    environment |= {"BASE_URL": f"http://127.0.0.1:{port}"}
    environment |= {"DATABASE_URL": database_url} if database_url else {}
    for command in (["migrate", "-v0"], ["collectstatic", "--noinput", "-v0"], ["load_demo", f"--scale={scale}"]):
        _manage(command, environment)
    _manage(["shell", "-v0", "-c", MAKE_YARDSTICKS], environment)
    how = ["--workers=2", "--threads=4", "--worker-class=gthread", "--preload", "--no-control-socket"]
    command = [
        str(BIN / "gunicorn"),
        *how,
        "--log-level=warning",
        f"--bind=127.0.0.1:{port}",
        "kurzdraht.config.wsgi:application",
    ]
    process = subprocess.Popen(command, cwd=ROOT, env=environment)
    server = Server(f"http://127.0.0.1:{port}", port, process, environment)
    try:
        _wait(server)
        yield server
    finally:
        process.terminate()
        process.wait(timeout=30)
        shutil.rmtree(folder, ignore_errors=True)


MAKE_YARDSTICKS = """
from datetime import timedelta
from django.utils import timezone
from wagtail.models import Page, Site
from benchmarks.site.models import BarePage
from kurzdraht.events.models import Event
root = Site.objects.get(is_default_site=True).root_page
root.add_child(instance=BarePage(title="Bare", slug="bare-wagtail", text="Nothing else."))
event = Event.objects.get(slug="leerstand-im-erdgeschoss")
Event.objects.create(slug="bench", title="Bench", format=event.format, audience="public", state="published",
    starts_at=timezone.now() + timedelta(days=20), ends_at=timezone.now() + timedelta(days=20, hours=1),
    published_at=timezone.now(), changed_at=timezone.now(), online_capacity=100000)
"""


def _manage(command: list[str], environment: dict[str, str]) -> str:
    program = [sys.executable, "-m", "django", *command]
    return subprocess.run(program, check=True, cwd=ROOT, env=environment, capture_output=True, text=True).stdout


def _wait(server: Server) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(f"{server.base}/bare-django/", timeout=5).read()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(server.base)
