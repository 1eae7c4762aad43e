"""`kurzdraht send_outbox --once`: what the worker does each minute, by hand."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from kurzdraht.mailing.tasks import deliver_outbox


class Command(BaseCommand):
    help = "Sends all mails that are due, as far as the rate allows. The worker does so by itself."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--once", action="store_true", help="stop when nothing is due (else look every ten seconds)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        deliver_outbox.call()
        while not options["once"]:
            time.sleep(10)
            deliver_outbox.call()
