"""Makes the pages that every installation needs; pages that exist stay as they are."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from kurzdraht.website.services import create_default_pages


class Command(BaseCommand):
    help = "Legt Startseite, Impressum, Datenschutz und die anderen festen Seiten an, soweit sie fehlen."

    def handle(self, *args: Any, **options: Any) -> None:
        made = create_default_pages(timezone.now())
        self.stdout.write(f"{len(made)} Seiten angelegt." if made else "Alle Seiten sind schon da.")
