"""kurzdraht set_up: the first day of a real installation."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.utils import timezone

from kurzdraht.core.errors import Refused
from kurzdraht.website.services.beginning import FirstPerson, set_up_installation


class Command(BaseCommand):
    help = "Legt AGs, Kommunen, Formate und Seiten an und gibt einer Person Zugang zu Büro und Redaktion."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", help="Adresse der Person, die alles einrichtet")
        parser.add_argument("--vorname", required=True)
        parser.add_argument("--nachname", required=True)
        parser.add_argument("--maildomain", required=True, help="Für die Postfächer der AGs: stadtumbau@MAILDOMAIN …")

    def handle(self, *, email: str, vorname: str, nachname: str, maildomain: str, **_options: Any) -> None:
        try:
            validate_email(email)
            set_up_installation(FirstPerson(vorname, nachname, email), mail_domain=maildomain, now=timezone.now())
        except ValidationError as error:
            message = f"{email} ist keine E-Mail-Adresse."
            raise CommandError(message) from error
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(f"Fertig. So melden Sie sich das erste Mal an: kurzdraht sign_in_link {email}")
