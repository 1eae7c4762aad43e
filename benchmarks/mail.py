"""Handing over mails beside what the bare library does, and a worker that is killed again and again."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from scripts.postgres import free_port

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 4
KILLS = 6
PATIENCE = 120.0


@dataclass(frozen=True)
class Speed:
    """Mails per second of the three ways, from rounds that took turns, and our memory early and late."""

    ours: float
    bare: float
    ready: float
    early: float
    late: float


@dataclass(frozen=True)
class Deaths:
    """Of a run in which the worker was killed: mails, kills, mails that arrived, arrived twice, arrived oftener."""

    mails: int
    kills: int
    reached: int
    twice: int
    oftener: int


@dataclass
class Post:
    """A sink and a database of its own."""

    environment: dict[str, str]
    book: Path

    def run(self, what: str, count: int) -> list[float]:
        program = [sys.executable, "-m", "benchmarks.mail_sender", what, str(count)]
        done = subprocess.run(program, check=True, cwd=ROOT, env=self.environment, capture_output=True, text=True)
        return [float(number) for number in done.stdout.split()]

    def received(self) -> Counter[str]:
        return Counter(self.book.read_text().split()) if self.book.exists() else Counter()


@contextmanager
def posting(database_url: str = "") -> Iterator[Post]:
    folder = Path(tempfile.mkdtemp(prefix="kurzdraht-post-"))
    port = free_port()
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "kurzdraht.config.settings",
        "KURZDRAHT_VAR": str(folder),
        "PYTHONPATH": str(ROOT),
        "EMAIL_HOST": "127.0.0.1",
        "EMAIL_PORT": str(port),
        "MAIL_RATE_PER_MINUTE": "1000000",
    }
    environment |= {"DATABASE_URL": database_url} if database_url else {}
    environment.pop("KURZDRAHT_DEMO", None)
    book = folder / "received"
    manage = [sys.executable, "-m", "django", "migrate", "-v0", "--skip-checks"]
    subprocess.run(manage, check=True, cwd=ROOT, env=environment, capture_output=True)
    sink = subprocess.Popen([sys.executable, "-m", "benchmarks.mail_sink", str(port), str(book)], cwd=ROOT)
    try:
        time.sleep(0.5)
        yield Post(environment, book)
    finally:
        sink.terminate()
        sink.wait(timeout=10)
        shutil.rmtree(folder, ignore_errors=True)


def measure(mails: int, database_url: str = "") -> Speed:
    """The ways take turns, so that what else the machine does meets all of them."""
    each = mails // ROUNDS
    with posting(database_url) as post:
        post.run("fill", mails)
        spent: dict[str, list[list[float]]] = {"bare": [], "ready": [], "ours": []}
        for _ in range(ROUNDS):
            for name, rounds in spent.items():
                rounds.append(post.run(name, each))
    rate = {name: mails / sum(one[0] for one in rounds) for name, rounds in spent.items()}
    return Speed(rate["ours"], rate["bare"], rate["ready"], spent["ours"][-1][2], max(one[3] for one in spent["ours"]))


def kill(mails: int, *, way: str = "ours", kills: int = KILLS, database_url: str = "") -> Deaths:
    """Kill the worker each time it has handed over its part, then let one end the work, a quarter of an hour later."""
    with posting(database_url) as post:
        post.run("fill", mails)
        for _ in range(kills):
            _kill_after(post, way, mails, mails // (kills + 1))
        post.run(way, mails)
        post.run("sweep", 0)
        received = post.received()
    times = Counter(received.values())
    oftener = sum(count for number, count in times.items() if number > 2)
    return Deaths(mails, kills, len(received), times[2], oftener)


def _kill_after(post: Post, way: str, mails: int, part: int) -> None:
    program = [sys.executable, "-m", "benchmarks.mail_sender", way, str(mails)]
    wanted = post.received().total() + part
    worker = subprocess.Popen(program, cwd=ROOT, env=post.environment, stdout=subprocess.DEVNULL)
    until = time.monotonic() + PATIENCE
    while post.received().total() < wanted and worker.poll() is None and time.monotonic() < until:
        time.sleep(0.0005)
    worker.send_signal(signal.SIGKILL)
    worker.wait()


def report(mails: int, database_url: str = "") -> None:
    speed = measure(mails, database_url)
    print(
        f"mail, one connection, {mails} mails: ours {speed.ours:.0f}/s = {speed.ours / speed.bare:.2f} x smtplib with "
        f"email ({speed.bare:.0f}/s), {speed.ours / speed.ready:.2f} x smtplib with ready bytes ({speed.ready:.0f}/s); "
        f"memory {speed.early:.0f} MB after 1000, {speed.late:.0f} MB at the end"
    )
    for way in ("ours", "control"):
        run = kill(600, way=way, database_url=database_url)
        print(
            f"killed {run.kills} times in {run.mails}, {way}: {run.reached} reached, {run.twice} twice, "
            f"{run.oftener} oftener"
        )


if __name__ == "__main__":
    report(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
