"""Templates of the tests themselves, a way to queue one mail, and an SMTP server that answers as told."""

import copy
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings

from kurzdraht.mailing.enums import MailKind
from kurzdraht.mailing.models import OutgoingMail
from kurzdraht.mailing.services import Recipient, queue_mail
from tests.factories.events import NOW
from tests.mailing.smtp_sink import Sink, smtp_sink

Queue = Callable[..., OutgoingMail | None]


@pytest.fixture
def queue(settings: LazySettings) -> Queue:
    """Queue the probe mail; every argument may be replaced."""
    templates = copy.deepcopy(settings.TEMPLATES)
    templates[0]["DIRS"] = [Path(__file__).parent / "templates"]
    settings.TEMPLATES = templates

    def call(**changes: Any) -> OutgoingMail | None:
        values: dict[str, Any] = {
            "kind": MailKind.SERVICE,
            "occasion": "probe:1",
            "to": Recipient("anna@example.org", "Änna Müller"),
            "context": {"title": "Leerstand & Läden", "facts": [("Wann", "Do, 4. März 2027"), ("Wo", "")]},
            "secrets": {"manage_link": "https://netz.example/t/abc?x=1&y=2"},
            "now": NOW,
        }
        return queue_mail("probe/hello", **{**values, **changes})

    return call


@pytest.fixture
def sink(settings: LazySettings) -> Iterator[Sink]:
    """Mails go by SMTP to a server of this test."""
    with smtp_sink() as server:
        settings.MAIL_RELAY_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST = "127.0.0.1"
        settings.EMAIL_PORT = server.port
        settings.EMAIL_TIMEOUT = 5
        yield server
