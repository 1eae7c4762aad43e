"""What stands in the outbox, and what never does."""

from kurzdraht.mailing.models import OutgoingMail
from tests.mailing.conftest import Queue


def test_one_mail_for_one_occasion(db: None, queue: Queue) -> None:
    assert queue() is not None
    assert queue() is None
    assert OutgoingMail.objects.count() == 1
