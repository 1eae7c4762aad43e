"""Mails of libraries go the same way as ours."""

from django.conf import LazySettings
from django.core.mail import EmailMultiAlternatives, get_connection, mail_managers, send_mail

from kurzdraht.mailing.enums import MailState
from kurzdraht.mailing.models import OutgoingMail
from kurzdraht.mailing.services.message import build_message

OUTBOX = "kurzdraht.mailing.adapter.OutboxBackend"


def test_one_row_for_each_recipient_and_nothing_leaves_at_once(db: None) -> None:
    message = EmailMultiAlternatives(
        "Zur Freigabe:\nLeerstand", "Bitte lesen.", "x@example.org", ["Rosa <ROSA@example.org>"], cc=["b@example.org"]
    )
    message.attach_alternative("<p>Bitte lesen.</p>", "text/html")
    assert get_connection(OUTBOX).send_messages([message]) == 1
    rows = OutgoingMail.objects.order_by("recipient_email")
    assert [(row.recipient_email, row.recipient_name, row.subject, row.html, row.state) for row in rows] == [
        ("b@example.org", "", "Zur Freigabe: Leerstand", "<p>Bitte lesen.</p>", MailState.QUEUED),
        ("rosa@example.org", "Rosa", "Zur Freigabe: Leerstand", "<p>Bitte lesen.</p>", MailState.QUEUED),
    ]


def test_plain_text_alone_is_sent_as_such(db: None) -> None:
    send_mail("Betreff", "Text.", None, ["a@example.org"], connection=get_connection(OUTBOX))
    message = build_message(OutgoingMail.objects.get())
    assert (message.body, message.alternatives) == ("Text.", [])


def test_it_is_the_way_of_all_libraries(db: None, settings: LazySettings) -> None:
    from kurzdraht.config.settings import EMAIL_BACKEND  # noqa: PLC0415  # the tests put Django's own in its place

    settings.EMAIL_BACKEND = EMAIL_BACKEND
    settings.MANAGERS = [("Betrieb", "betrieb@example.org")]
    mail_managers("Etwas ist los", "Text.")
    assert OutgoingMail.objects.get().recipient_email == "betrieb@example.org"
