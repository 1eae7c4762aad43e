"""Switches the second pair of eyes on or off."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from kurzdraht.website.services.second_editor import require_second_editor


class Command(BaseCommand):
    help = "Seiten erscheinen erst, wenn eine zweite Person der Redaktion sie gelesen hat: on oder off."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("state", choices=["on", "off"])

    def handle(self, *args: Any, state: str, **options: Any) -> None:
        require_second_editor(is_required=state == "on")
        said = "Ab jetzt liest eine zweite Person." if state == "on" else "Ab jetzt genügt eine Person."
        self.stdout.write(said)
