"""Jobs for the tests: they write one line for each run into a file, so that a run in another process is seen."""

import os
import time
from pathlib import Path

from kurzdraht.jobs.registry import job


@job()
def note(path: str, line: str) -> None:
    with Path(path).open("a") as book:
        book.write(f"{line}\n")


@job()
def note_slowly(path: str, gate: str) -> None:
    """Say that it has begun, wait for the gate to open, say that it has ended."""
    note.call(path, "begun")
    deadline = time.monotonic() + 60
    while not Path(gate).exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    note.call(path, "ended")


@job()
def kill_worker(path: str) -> None:
    note.call(path, "begun")
    os.kill(os.getpid(), 9)


@job(retries=2)
def fail_always() -> None:
    raise RuntimeError("not today")


@job()
def repeat() -> None:
    """Nothing to do: the schedule only enqueues it."""
