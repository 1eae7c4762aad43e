"""A real worker: killed, asked to stop, and two of them at once."""

import signal
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest
from django.db.models import F
from django.utils import timezone
from django_tasks.base import TaskResultStatus

from kurzdraht.jobs.models import Heartbeat, Job
from kurzdraht.jobs.queries import is_worker_alive
from kurzdraht.jobs.worker import SAME_WISH_SECONDS
from tests.jobs import probes
from tests.jobs.conftest import StartWorker, lines, wait_until


def _states() -> dict[str, int]:
    states = [row.status for row in Job.objects.filter(task_path__startswith="tests.")]
    return {state: states.count(state) for state in states}


def _silence() -> None:
    """As if the minute had passed in which a dead worker does not write."""
    Heartbeat.objects.update(beat_at=F("beat_at") - timedelta(minutes=2))


@pytest.mark.django_db(transaction=True)
def test_killed_worker_loses_nothing_and_repeats_only_what_was_in_flight(
    start_worker: StartWorker, tmp_path: Path
) -> None:
    book, gate = tmp_path / "book", tmp_path / "gate"
    probes.note.using(priority=10).enqueue(str(book), "before")
    probes.note_slowly.enqueue(str(book), str(gate))
    probes.note.using(priority=-10).enqueue(str(book), "after")

    first = start_worker()
    wait_until(lambda: "begun" in lines(book))
    first.kill()
    first.wait()
    assert lines(book) == ["before", "begun"]
    assert _states() == {"SUCCESSFUL": 1, "RUNNING": 1, "READY": 1}

    gate.touch()
    start_worker("--once").wait()
    assert lines(book) == ["before", "begun", "after"]

    _silence()
    assert not is_worker_alive(timezone.now())
    start_worker("--once").wait()
    assert lines(book) == ["before", "begun", "after", "begun", "ended"]
    assert _states() == {"SUCCESSFUL": 3}


@pytest.mark.django_db(transaction=True)
def test_worker_asked_to_stop_finishes_the_job_in_hand(start_worker: StartWorker, tmp_path: Path) -> None:
    book, gate = tmp_path / "book", tmp_path / "gate"
    probes.note_slowly.enqueue(str(book), str(gate))
    probes.note.using(priority=-10).enqueue(str(book), "next")

    worker = start_worker()
    wait_until(lambda: lines(book) == ["begun"])
    assert is_worker_alive(timezone.now())
    worker.send_signal(signal.SIGTERM)
    gate.touch()

    assert worker.wait(timeout=30) == 0
    assert lines(book) == ["begun", "ended"]
    assert _states() == {"SUCCESSFUL": 1, "READY": 1}
    assert not Heartbeat.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_idle_worker_stops_at_once(start_worker: StartWorker) -> None:
    worker = start_worker()
    wait_until(lambda: is_worker_alive(timezone.now()))
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(timeout=15) == 0


@pytest.mark.django_db(transaction=True)
def test_worker_told_twice_puts_the_job_back(start_worker: StartWorker, tmp_path: Path) -> None:
    book = tmp_path / "book"
    probes.note_slowly.enqueue(str(book), str(tmp_path / "gate"))
    worker = start_worker()
    wait_until(lambda: lines(book) == ["begun"])
    worker.send_signal(signal.SIGTERM)
    worker.send_signal(signal.SIGINT)
    with pytest.raises(subprocess.TimeoutExpired):
        worker.wait(timeout=SAME_WISH_SECONDS + 0.5)
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(timeout=15) == 1
    assert _states() == {"READY": 1}


@pytest.mark.django_db(transaction=True)
def test_two_workers_share_the_queue_and_run_each_job_once(start_worker: StartWorker, tmp_path: Path) -> None:
    book = tmp_path / "book"
    for number in range(60):
        probes.note.enqueue(str(book), str(number))
    workers = [start_worker("--once"), start_worker("--once")]
    assert [worker.wait(timeout=60) for worker in workers] == [0, 0]
    assert sorted(lines(book), key=int) == [str(number) for number in range(60)]
    assert _states() == {"SUCCESSFUL": 60}


@pytest.mark.django_db(transaction=True)
def test_job_that_kills_its_workers_is_given_up(start_worker: StartWorker, tmp_path: Path) -> None:
    book = tmp_path / "book"
    probes.kill_worker.enqueue(str(book))
    for _ in range(4):
        start_worker("--once").wait()
        _silence()
    assert lines(book) == ["begun"] * 3
    given_up = Job.objects.get(task_path="tests.jobs.probes.kill_worker")
    assert (given_up.status, given_up.exception_class_path) == (
        TaskResultStatus.FAILED,
        "kurzdraht.jobs.errors.WorkerLost",
    )
