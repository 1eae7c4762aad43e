"""What repeats by the clock: once for all workers, in Berlin's time, on the nights of the changing clock too."""

import threading
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connections

from kurzdraht.jobs import registry
from kurzdraht.jobs.models import Job, NextRun
from kurzdraht.jobs.registry import Schedule
from kurzdraht.jobs.services import schedule
from kurzdraht.jobs.services.schedule import enqueue_due, next_time, sync_schedule
from tests.jobs import probes

BERLIN = ZoneInfo("Europe/Berlin")
NOON = datetime(2027, 2, 23, 12, 0, tzinfo=BERLIN)


@pytest.fixture
def only_probe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schedule, "SCHEDULES", {probes.repeat.module_path: Schedule(probes.repeat, "*/5 * * * *")})


def test_due_task_is_enqueued_once_and_moves_on(db: None, only_probe: None) -> None:
    sync_schedule(now=NOON)
    assert enqueue_due(now=NOON) == 0
    assert enqueue_due(now=NOON + timedelta(minutes=5)) == 1
    assert enqueue_due(now=NOON + timedelta(minutes=5)) == 0
    assert NextRun.objects.get().next_at == NOON + timedelta(minutes=10)
    assert Job.objects.count() == 1


def test_missed_runs_are_made_up_for_once(db: None, only_probe: None) -> None:
    sync_schedule(now=NOON)
    night = NOON + timedelta(hours=14)
    assert enqueue_due(now=night) == 1
    assert enqueue_due(now=night) == 0


def test_task_still_waiting_is_not_doubled(db: None, only_probe: None) -> None:
    sync_schedule(now=NOON)
    assert enqueue_due(now=NOON + timedelta(minutes=5)) == 1
    assert enqueue_due(now=NOON + timedelta(minutes=10)) == 0
    assert Job.objects.count() == 1


def test_worker_that_read_the_clock_earlier_comes_too_late(db: None, only_probe: None) -> None:
    sync_schedule(now=NOON)
    read_earlier = NextRun.objects.get()
    assert enqueue_due(now=NOON + timedelta(minutes=5)) == 1
    Job.objects.all().delete()  # run and forgotten meanwhile
    assert not schedule._enqueue_once(read_earlier, now=NOON + timedelta(minutes=5))


def test_changed_and_removed_lines_follow_the_code(db: None, only_probe: None, monkeypatch: pytest.MonkeyPatch) -> None:
    sync_schedule(now=NOON)
    monkeypatch.setattr(schedule, "SCHEDULES", {probes.repeat.module_path: Schedule(probes.repeat, "0 3 * * *")})
    sync_schedule(now=NOON)
    assert NextRun.objects.get().next_at == datetime(2027, 2, 24, 3, 0, tzinfo=BERLIN)
    monkeypatch.setattr(schedule, "SCHEDULES", {})
    sync_schedule(now=NOON)
    assert not NextRun.objects.exists()


def test_wrong_cron_line_fails_at_once() -> None:
    with pytest.raises(Exception, match="Bad minute"):
        registry.scheduled("61 * * * *")(probes.repeat)


@pytest.mark.parametrize(
    ("cron", "after", "expected"),
    [
        ("30 3 * * *", datetime(2027, 3, 27, 12, 0, tzinfo=BERLIN), datetime(2027, 3, 28, 3, 30, tzinfo=BERLIN)),
        ("30 2 * * *", datetime(2027, 3, 27, 12, 0, tzinfo=BERLIN), datetime(2027, 3, 28, 3, 0, tzinfo=BERLIN)),
        ("30 2 * * *", datetime(2027, 10, 30, 12, 0, tzinfo=BERLIN), datetime(2027, 10, 31, 2, 30, tzinfo=BERLIN)),
        (
            "30 2 * * *",
            datetime(2027, 10, 31, 2, 30, tzinfo=BERLIN),
            datetime(2027, 11, 1, 2, 30, tzinfo=BERLIN),
        ),
    ],
)
def test_nights_of_the_changing_clock_run_once(cron: str, after: datetime, expected: datetime) -> None:
    assert next_time(cron, after=after) == expected.astimezone(UTC)


@pytest.mark.django_db(transaction=True)
def test_eight_workers_at_once_enqueue_once(only_probe: None) -> None:
    sync_schedule(now=NOON)
    start = threading.Barrier(8)
    counts: list[int] = []

    def ask() -> None:
        start.wait()
        try:
            counts.append(enqueue_due(now=NOON + timedelta(minutes=5)))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(counts) == [0, 0, 0, 0, 0, 0, 0, 1]
    assert Job.objects.count() == 1
