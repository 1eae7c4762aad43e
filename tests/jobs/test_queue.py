"""Claims, retries and the reaper, without a process."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django_tasks.base import TaskResultStatus

from kurzdraht.jobs.models import Job
from kurzdraht.jobs.queries import failed_jobs, is_worker_alive, waiting_jobs
from kurzdraht.jobs.services import heartbeat, queue
from kurzdraht.jobs.worker import Worker
from tests.jobs import probes


def _claimed(now: datetime) -> Job:
    claimed = queue.claim_job("worker-1", now=now)
    assert claimed is not None
    return claimed


def test_failing_job_is_tried_again_after_growing_pauses_and_then_given_up(db: None) -> None:
    probes.fail_always.enqueue()
    now = timezone.now()
    pauses = []
    for _ in range(2):
        claimed = _claimed(now)
        assert queue.fail_job(claimed, RuntimeError("no"), now=now)
        assert queue.claim_job("worker-1", now=now) is None
        again_at = Job.objects.get().run_after
        pauses.append(again_at - now)
        now = again_at
    assert pauses == [timedelta(seconds=10), timedelta(seconds=60)]
    assert queue.fail_job(_claimed(now), RuntimeError("no"), now=now)
    row = Job.objects.get()
    assert (row.status, row.exception_class_path, len(row.worker_ids)) == (
        TaskResultStatus.FAILED,
        "builtins.RuntimeError",
        3,
    )
    assert failed_jobs(since=now) == 1


def test_job_in_the_future_waits(db: None) -> None:
    now = timezone.now()
    probes.repeat.using(run_after=now + timedelta(hours=1)).enqueue()
    assert waiting_jobs(now) == 0
    assert queue.claim_job("worker-1", now=now) is None
    assert waiting_jobs(now + timedelta(hours=2)) == 1
    assert queue.claim_job("worker-1", now=now + timedelta(hours=2)) is not None


def test_worker_that_only_seemed_dead_cannot_mark_a_job_taken_over(db: None) -> None:
    probes.repeat.enqueue()
    now = timezone.now()
    heartbeat.beat("worker-1", now=now)
    claimed = _claimed(now)
    assert queue.reap(now=now) == 0
    later = now + timedelta(minutes=2)
    assert queue.reap(now=later) == 1
    assert queue.claim_job("worker-2", now=later) is not None
    assert not queue.finish_job(claimed, None, now=later)
    assert Job.objects.get().status == TaskResultStatus.RUNNING


def test_worker_takes_back_what_it_claimed_without_knowing(db: None) -> None:
    probes.repeat.enqueue()
    now = timezone.now()
    heartbeat.beat("worker-1", now=now)
    _claimed(now)
    assert queue.reap(now=now, asking="worker-1") == 1
    assert Job.objects.get().status == TaskResultStatus.READY


def test_silent_worker_counts_as_dead_after_a_minute(db: None) -> None:
    now = timezone.now()
    assert not is_worker_alive(now)
    heartbeat.beat("worker-1", now=now)
    assert is_worker_alive(now + timedelta(seconds=59))
    assert not is_worker_alive(now + timedelta(seconds=61))
    heartbeat.end_beat("worker-1")
    assert not is_worker_alive(now)


def test_done_jobs_are_forgotten_after_a_day_and_failed_ones_after_a_month(db: None) -> None:
    now = timezone.now()
    probes.repeat.enqueue()
    queue.finish_job(_claimed(now), None, now=now)
    probes.repeat.enqueue()
    queue.fail_job(_claimed(now), RuntimeError("no"), now=now)
    probes.repeat.enqueue()
    assert queue.prune_jobs(now=now + timedelta(hours=23)) == 0
    assert queue.prune_jobs(now=now + timedelta(days=2)) == 1
    assert queue.prune_jobs(now=now + timedelta(days=31)) == 1
    assert Job.objects.count() == 1


def test_job_whose_function_is_gone_fails_and_the_worker_goes_on(transactional_db: None, caplog: Any) -> None:
    probes.repeat.enqueue()
    Job.objects.update(task_path="kurzdraht.jobs.tasks.gone")
    Worker().run(until_idle=True)
    assert Job.objects.get(task_path="kurzdraht.jobs.tasks.gone").status == TaskResultStatus.FAILED
