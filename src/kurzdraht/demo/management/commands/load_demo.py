"""kurzdraht load_demo [--scale N]: fills an empty database, or moves a loaded demo to this week."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from kurzdraht.core.errors import Refused
from kurzdraht.core.models import Installation
from kurzdraht.demo.services.load import load_demo
from kurzdraht.demo.services.shift import shift_demo
from kurzdraht.jobs.services.statistics import renew_statistics


class Command(BaseCommand):
    help = "Lädt das Demo-Netzwerk in eine leere Datenbank oder rückt ein geladenes auf diese Woche vor."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--scale", type=int, default=1, help="So viele Netzwerke an Daten, 1 bis 200.")

    def handle(self, *, scale: int, **_options: Any) -> None:
        if not 1 <= scale <= 200:  # noqa: PLR2004
            message = "--scale: eine Zahl von 1 bis 200."
            raise CommandError(message)
        if Installation.objects.filter(pk=1, is_demo=True).exists():
            weeks = shift_demo(today=timezone.localdate())
            moved = f", vorgerückt um {weeks} {'Woche' if weeks == 1 else 'Wochen'}" if weeks else ""
            self.stdout.write(f"Die Demo ist geladen{moved}.")
            return
        try:
            load_demo(scale=scale, now=timezone.now())
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        renew_statistics()
        self.stdout.write("Das Demo-Netzwerk ist geladen.")
