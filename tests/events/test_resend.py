"""A mail about a place, sent once more: its personal link works again."""

from datetime import timedelta

import pytest
from django.test import Client

from kurzdraht.audit.services import SYSTEM
from kurzdraht.events import mails
from kurzdraht.mailing.enums import MailState
from kurzdraht.mailing.errors import LinksAreGone
from kurzdraht.mailing.models import OutgoingMail
from kurzdraht.mailing.services import resend_mail
from tests.factories.events import NOW, make_event, make_registration
from tests.factories.network import Cast


@pytest.fixture
def confirmation(cast: Cast) -> OutgoingMail:
    registration = make_registration(make_event(consortium=cast.stadtumbau))
    mails.send_confirmation(registration, now=NOW)
    OutgoingMail.objects.update(state=MailState.SENT, secrets={})
    return OutgoingMail.objects.get()


def test_the_link_is_given_anew(confirmation: OutgoingMail) -> None:
    again = resend_mail(confirmation, to_email="Neu@Dortmund.example", by=SYSTEM, now=NOW)
    assert (again.recipient_email, again.resend_of, again.state) == (
        "neu@dortmund.example",
        confirmation,
        MailState.QUEUED,
    )
    assert again.message_id != confirmation.message_id
    link = again.secrets["manage_link"]
    assert Client().get(link[link.index("/", 9) :]).status_code == 200
    second = resend_mail(confirmation, by=SYSTEM, now=NOW)
    assert {second.occasion, again.occasion, confirmation.occasion} == set(
        OutgoingMail.objects.values_list("occasion", flat=True)
    )


def test_after_the_event_there_is_no_link_to_give(confirmation: OutgoingMail) -> None:
    with pytest.raises(LinksAreGone):
        resend_mail(confirmation, by=SYSTEM, now=NOW + timedelta(days=400))
