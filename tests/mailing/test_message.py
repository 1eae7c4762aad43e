"""What stands in the head of a mail, whatever somebody typed as name and address."""

import pytest
from django.conf import settings
from django.core.mail import get_connection

from kurzdraht.mailing.services import Recipient
from kurzdraht.mailing.services.message import build_message
from tests.mailing.conftest import Queue
from tests.mailing.smtp_sink import Sink

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "email", "shown"),
    [
        ("Anna", "anna@bücher.example", "anna@xn--bcher-kva.example"),
        ("=?utf-8?q?Anna=0D=0ABcc:_fremd@example.org?=", "anna@example.org", "anna@example.org"),
        ('"Anna" <fremd@example.org>, B', "anna@example.org", "anna@example.org"),
    ],
)
def test_one_recipient_and_no_other(queue: Queue, sink: Sink, name: str, email: str, shown: str) -> None:
    mail = queue(to=Recipient(email=email, name=name))
    assert mail is not None
    with get_connection(settings.MAIL_RELAY_BACKEND) as relay:
        assert relay.send_messages([build_message(mail)]) == 1
    arrived = sink.message()
    assert [(one.display_name, one.addr_spec) for one in arrived["To"].addresses] == [(name, shown)]
    assert arrived["Bcc"] is None
