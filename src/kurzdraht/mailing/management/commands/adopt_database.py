"""`kurzdraht adopt_database`: the operator says that this database is the original now."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from kurzdraht.audit.services import SYSTEM
from kurzdraht.core.queries import is_copy
from kurzdraht.mailing.services import adopt_database


class Command(BaseCommand):
    help = "Turns sending on again after a backup was put back; what waits is called back."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--send-waiting", action="store_true", help="let what waits leave instead")

    def handle(self, *args: Any, **options: Any) -> None:
        if not is_copy():
            self.stdout.write("Diese Datenbank ist schon das Original, der Versand ist an.")
            return
        recalled = adopt_database(recall_waiting=not options["send_waiting"], by=SYSTEM, now=timezone.now())
        self.stdout.write(f"Diese Datenbank ist jetzt das Original, der Versand ist an. Zurückgeholt: {recalled}")
