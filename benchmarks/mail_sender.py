"""What the measures of mail start as processes of their own: `fill`, `bare`, `ready`, `ours`, `control`, `sweep`."""

import os
import resource
import smtplib
import sys
import time
import uuid
from collections.abc import Callable
from datetime import timedelta
from email.message import EmailMessage

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from kurzdraht.mailing.enums import MailKind, MailState  # noqa: E402
from kurzdraht.mailing.models import OutgoingMail  # noqa: E402
from kurzdraht.mailing.queries import STUCK  # noqa: E402
from kurzdraht.mailing.services.delivery import Delivery, sweep_stuck  # noqa: E402
from kurzdraht.mailing.services.message import build_message  # noqa: E402
from kurzdraht.mailing.services.relay import Outcome, Relay  # noqa: E402
from kurzdraht.mailing.services.rendering import render  # noqa: E402

FLAT_FROM = 1000


def fill(count: int) -> None:
    """That many mails of one occasion, each with a name and a code of its own."""
    words = render("accounts/mails/code", {"minutes": 10, "code": "⟦code⟧"}, language="de")
    now = timezone.now()
    keys = [uuid.uuid4() for _ in range(count)]
    OutgoingMail.objects.bulk_create(
        (
            OutgoingMail(
                key=key,
                kind=MailKind.SERVICE,
                occasion=f"bench:{key}",
                recipient_name=f"Person {number}",
                recipient_email=f"person{number}@bench.example",
                subject=words.subject,
                text=words.text,
                html=words.html,
                secrets={"code": f"{number:08d}"},
                message_id=f"<{key}@bench.example>",
                queued_at=now,
                due_at=now,
            )
            for number, key in enumerate(keys)
        ),
        batch_size=500,
    )


def bare(count: int) -> None:
    """The standard library alone: put each mail together and hand it over, one connection, no account of anything."""
    html, text, number = _words()
    with smtplib.SMTP(settings.EMAIL_HOST, settings.EMAIL_PORT) as server:

        def one(place: int) -> None:
            mail = EmailMessage()
            mail["Subject"] = "Ihr Code"
            mail["From"] = settings.DEFAULT_FROM_EMAIL
            mail["To"] = f"Person {place} <person{place}@bench.example>"
            mail["Message-ID"] = f"<{uuid.uuid4()}@bench.example>"
            mail.set_content(text.replace(number, f"{place:08d}"))
            mail.add_alternative(html.replace(number, f"{place:08d}"), subtype="html")
            server.send_message(mail)

        _measure(one, count)


def ready(count: int) -> None:
    """The same without putting together: the bytes of one mail, again and again."""
    mail = OutgoingMail.objects.earliest("pk")
    raw = build_message(mail).message().as_bytes(linesep="\r\n")
    with smtplib.SMTP(settings.EMAIL_HOST, settings.EMAIL_PORT) as server:
        _measure(lambda _place: server.sendmail("a@bench.example", [mail.recipient_email], raw), count)


def ours(count: int) -> None:
    with Relay() as relay, Delivery(relay) as delivery:
        _measure(lambda _place: delivery.send_next(now=timezone.now()), count)


def control(_count: int) -> None:
    """How one would do it without thinking: one transaction around all."""
    with transaction.atomic(), Relay() as relay:
        for mail in OutgoingMail.objects.filter(state=MailState.QUEUED).order_by("pk"):
            outcome, _words = relay.send(mail)
            state = MailState.SENT if outcome is Outcome.SENT else MailState.FAILED
            OutgoingMail.objects.filter(pk=mail.pk).update(state=state)


def sweep(_count: int) -> None:
    """A quarter of an hour after the last kill."""
    later = timezone.now() + STUCK + timedelta(minutes=5)
    sweep_stuck(now=later)
    with Relay() as relay, Delivery(relay) as delivery:
        while delivery.send_next(now=later + timedelta(minutes=2)):
            pass


def _words() -> tuple[str, str, str]:
    mail = OutgoingMail.objects.earliest("pk")
    return mail.html, mail.text, "⟦code⟧"


def _measure(one: Callable[[int], object], count: int) -> None:
    """Seconds, processor seconds, and peak memory in MB after the first thousand and at the end."""
    early = 0.0
    began, used = time.monotonic(), time.process_time()
    for place in range(count):
        one(place)
        if place == FLAT_FROM:
            early = _peak()
    print(time.monotonic() - began, time.process_time() - used, early, _peak())


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    {each.__name__: each for each in (fill, bare, ready, ours, control, sweep)}[sys.argv[1]](int(sys.argv[2]))
    sys.stdout.flush()
    os._exit(0)
