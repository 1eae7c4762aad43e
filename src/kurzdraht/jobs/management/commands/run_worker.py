"""`kurzdraht run_worker`: background work until SIGTERM."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from kurzdraht.jobs.worker import Worker


class Command(BaseCommand):
    help = "Runs background work of all queues and the schedule. Start several for more at a time."
    requires_system_checks = ()  # the web process checks; a worker that comes back after a crash loses no time

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="do what is due now, then stop")
        parser.add_argument("--interval", type=float, default=1.0, help="seconds between two looks at an empty queue")

    def handle(self, *args: Any, **options: Any) -> None:
        worker = Worker(interval=options["interval"])
        worker.obey_signals()
        worker.run(until_idle=options["once"])
