"""The loop of one worker: beat, reap, enqueue what is due by the clock, run one job, again."""

import logging
import os
import signal
import socket
import threading
import time
from collections.abc import Callable
from functools import partial
from types import FrameType
from typing import Any, cast

from django.db import DatabaseError, close_old_connections, connections
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks.base import TaskContext, TaskResult

from kurzdraht.jobs.models import Job
from kurzdraht.jobs.services import heartbeat, queue, schedule

log = logging.getLogger(__name__)
BEAT_SECONDS = 10.0
REAP_SECONDS = 15.0
SAME_WISH_SECONDS = 2.0
PATIENCE_SECONDS = (0.1, 1.0, 5.0, 20.0)


class Worker:
    """Runs jobs of all queues, one at a time.

    Told to stop, it finishes the job in hand; told again two seconds later or more, it puts the job back. A killed
    worker leaves its job marked as running; another worker finds the heartbeat silent and takes it over.
    """

    def __init__(self, *, interval: float = 1.0) -> None:
        self.id = f"{socket.gethostname()[:20]}-{os.getpid()}-{get_random_string(12)}"
        self.interval = interval
        self.stopping = threading.Event()
        self._reaped_at = float("-inf")
        self._told_at: float | None = None

    def obey_signals(self) -> None:
        """Only in a process of its own: SIGTERM and Ctrl-C ask it to stop."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)

    def run(self, *, until_idle: bool = False) -> None:
        """Work until told to stop, or until there is nothing left to do."""
        heartbeat.beat(self.id, now=timezone.now())
        schedule.sync_schedule(now=timezone.now())
        pulse = threading.Thread(target=self._pulse, name="heartbeat", daemon=True)
        pulse.start()
        log.info("Worker %s works.", self.id)
        try:
            while not self.stopping.is_set():
                if not self._round() and (until_idle or self.stopping.wait(self.interval)):
                    break
        finally:
            self.stopping.set()
            pulse.join(timeout=BEAT_SECONDS)
            heartbeat.end_beat(self.id)
            connections.close_all()
            log.info("Worker %s has stopped.", self.id)

    def _round(self) -> bool:
        """One look at clock and queue; True when a job was run. A database in trouble is no reason to die."""
        close_old_connections()
        try:
            self._housekeeping()
            job = queue.claim_job(self.id, now=timezone.now())
        except DatabaseError:
            log.exception("The database did not answer as it should; the worker tries again.")
            connections.close_all()
            return False
        if job is not None:
            self._work(job)
        return job is not None

    def _housekeeping(self) -> None:
        if time.monotonic() - self._reaped_at >= REAP_SECONDS:
            self._reaped_at = time.monotonic()
            if taken := queue.reap(now=timezone.now(), asking=self.id):
                log.warning("Took over %s jobs of dead workers.", taken)
        schedule.enqueue_due(now=timezone.now())

    def _work(self, job: Job) -> None:
        try:
            value = call(job)
        except Exception as error:
            log.exception("Job %s failed.", job.task_path)
            is_mine = insist(partial(queue.fail_job, job, error))
        except BaseException:
            queue.put_back(job)
            raise
        else:
            is_mine = insist(partial(queue.finish_job, job, value))
        if not is_mine:
            log.warning("Job %s was taken over by another worker meanwhile.", job.task_path)

    def _pulse(self) -> None:
        while not self.stopping.wait(BEAT_SECONDS):
            try:
                heartbeat.beat(self.id, now=timezone.now())
            except DatabaseError:
                log.warning("A heartbeat could not be written.", exc_info=True)
            finally:
                connections.close_all()

    def _stop(self, number: int, frame: FrameType | None) -> None:
        """Ctrl-C reaches the whole process group and the parent passes it on: within a moment that is one wish."""
        if self._told_at is None:
            self._told_at = time.monotonic()
            self.stopping.set()
        elif time.monotonic() - self._told_at > SAME_WISH_SECONDS:
            raise SystemExit(1)


def insist(settle: Callable[..., bool]) -> bool:
    """Write the outcome even when the database is away for a while; at last the worker dies, and the job is free."""
    for pause in PATIENCE_SECONDS:
        try:
            return settle(now=timezone.now())
        except DatabaseError:
            log.warning("The outcome of a job could not be written yet.", exc_info=True)
            connections.close_all()
            time.sleep(pause)
    return settle(now=timezone.now())


def call(job: Job) -> Any:
    """Run the function of a job; the value it returns must be JSON, and mostly is None."""
    task = job.task
    result = cast(TaskResult[Any], job.task_result)
    context = (TaskContext(task_result=result),) if task.takes_context else ()
    return task.call(*context, *result.args, **result.kwargs)
