"""How an app declares background work: `@job()` for a task, `@scheduled("*/5 * * * *")` above it for a repeating one.

    @scheduled("30 3 * * *")          # each day at 3:30 in Europe/Berlin
    @job(retries=5)
    def tidy_up() -> None: ...

`tidy_up.enqueue()` puts it into the queue (in the caller's transaction), `tidy_up.call()` runs it here and now.
A job may run twice (a killed worker, a retry): it must be able to. Arguments are JSON values.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

from cronsim import CronSim
from django.utils import timezone
from django_tasks import task
from django_tasks.base import Task

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True)
class Schedule:
    """When a task repeats: five cron fields, read in Europe/Berlin."""

    task: Task[[], None]
    cron: str


RETRIES: dict[str, int] = {}
SCHEDULES: dict[str, Schedule] = {}


def job(*, retries: int = 0, priority: int = 0) -> Callable[[Callable[P, T]], Task[P, T]]:
    """Make a module-level function a task; after an exception it is tried `retries` times more, with growing pauses."""

    def declare(function: Callable[P, T]) -> Task[P, T]:
        made: Task[P, T] = task(priority=priority)(function)
        RETRIES[made.module_path] = retries
        return made

    return declare


def scheduled(cron: str) -> Callable[[Task[[], None]], Task[[], None]]:
    """Repeat a task that takes no argument; a wrong cron line fails at import."""

    def declare(made: Task[[], None]) -> Task[[], None]:
        CronSim(cron, timezone.localtime())
        SCHEDULES[made.module_path] = Schedule(made, cron)
        return made

    return declare
