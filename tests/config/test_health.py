"""`/healthz` answers 200 when all works, and says which part does not."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.utils import timezone

from kurzdraht.config.health import VERSION
from kurzdraht.jobs.services.heartbeat import beat
from kurzdraht.mailing.enums import MailKind, MailState
from kurzdraht.mailing.models import OutgoingMail

pytestmark = pytest.mark.django_db


def put_mail(*, minutes_ago: int, state: MailState = MailState.QUEUED) -> None:
    moment = timezone.now() - timedelta(minutes=minutes_ago)
    OutgoingMail.objects.create(
        kind=MailKind.SERVICE,
        occasion=f"health:{minutes_ago}",
        recipient_email="anna@dortmund.example",
        subject="Betreff",
        text="Text",
        html="<p>Text</p>",
        message_id=f"<{minutes_ago}@netzwerk.example>",
        queued_at=moment,
        due_at=moment,
        state=state,
    )


def test_all_is_well(client: Client) -> None:
    beat("worker-1", now=timezone.now())
    put_mail(minutes_ago=1)
    response = client.get("/healthz")
    assert response.status_code == 200
    assert response.json() == {
        "status": "ok",
        "version": VERSION,
        "database": "ok",
        "worker": "ok",
        "outbox": "ok",
        "outbox_waiting": 1,
    }
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies


def test_a_silent_worker_is_an_alarm(client: Client) -> None:
    beat("worker-1", now=timezone.now() - timedelta(minutes=5))
    response = client.get("/healthz")
    assert (response.status_code, response.json()["worker"]) == (503, "silent")


def test_a_mail_that_waits_too_long_is_an_alarm(client: Client) -> None:
    beat("worker-1", now=timezone.now())
    put_mail(minutes_ago=20)
    response = client.get("/healthz")
    assert (response.status_code, response.json()["outbox"]) == (503, "blocked")


def test_mail_that_was_sent_does_not_count(client: Client) -> None:
    beat("worker-1", now=timezone.now())
    put_mail(minutes_ago=20, state=MailState.SENT)
    response = client.get("/healthz")
    assert (response.status_code, response.json()["outbox_waiting"]) == (200, 0)


def test_a_broken_database_is_an_alarm_and_names_no_detail(client: Client) -> None:
    def refuse(*_args: object) -> None:
        raise DatabaseError("password=secret host=db")

    with connection.execute_wrapper(refuse):
        response = client.get("/healthz")
    assert (response.status_code, response.json()["database"]) == (503, "broken")
    assert b"secret" not in response.content
