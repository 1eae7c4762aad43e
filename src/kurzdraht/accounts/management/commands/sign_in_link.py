"""`kurzdraht sign_in_link EMAIL`: the operator's way in when mail is off."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from kurzdraht.accounts.models import User
from kurzdraht.accounts.services import LockedOut, give_sign_in_link


class Command(BaseCommand):
    help = "Prints a link that signs this user in once, within ten minutes. It is written into the journal."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, **options: Any) -> None:
        email = options["email"].strip().lower()
        user = User.objects.filter(email=email).first()
        if user is None:
            raise CommandError(f"Keine Person meldet sich mit {email} an.")
        try:
            self.stdout.write(give_sign_in_link(user, now=timezone.now()))
        except LockedOut as no:
            raise CommandError(str(no)) from no
