"""One mail of each template, made by the services that send it. Nothing of them stays in the house."""

from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from kurzdraht.accounts.mails import send_code, send_no_account, send_password_set
from kurzdraht.accounts.models import User
from kurzdraht.audit.services import SYSTEM
from kurzdraht.events.queries.messages import Group
from kurzdraht.events.services.messages import send_message
from kurzdraht.events.services.publishing import publish_due_events
from kurzdraht.mailing.marks import reveal
from kurzdraht.mailing.models import OutgoingMail, Wording
from kurzdraht.mailing.registry import Words, editable_templates
from kurzdraht.network.models import Consortium, Person
from kurzdraht.network.services import ask_successor
from kurzdraht.website.services import report_barrier
from kurzdraht.website.services.letters import Sender, ask_to_join, write_letter
from tests.events.test_mails import every_mail
from tests.factories.events import make_event, make_registration

OWN = "Liebe Leute,\nhier <b>eigene</b> Worte {{ohne}} & mit Klammern.\n\nMehr: https://netz.example.org/mehr?a=1&b=2"


def written_pages() -> dict[str, str]:
    """The HTML of each mail by the name of its template, with its links and codes in place; once more reworded."""
    with transaction.atomic():
        Wording.objects.all().delete()
        shipped = _pages()
        reword_all()
        own = _pages()
        transaction.set_rollback(True)
    return shipped | {
        f"{template.name} reworded": own[template.name] for template in editable_templates() if template.name in own
    }


def reword_all() -> None:
    """The network has words of its own for every mail."""
    for template in editable_templates():
        names = " ".join(f"{{{name}}}" for name in template.names)
        Wording.objects.create(
            template=template.name, subject="Eigener Betreff", body=f"{OWN}\n\n{names}", changed_at=timezone.now()
        )


def _pages() -> dict[str, str]:
    return {name: reveal(mail.html, mail.secrets) for name, mail in written_mails().items()}


def written_mails() -> dict[str, OutgoingMail]:
    """One mail of each kind by the name of its template."""
    with transaction.atomic():
        OutgoingMail.objects.all().delete()
        events = {f"events/mails/{mail.occasion.split(':')[0]}": mail for mail in every_mail()}
        found = events | _others()
        transaction.set_rollback(True)
    return found


def _others() -> dict[str, OutgoingMail]:
    now = timezone.now()
    mails = {}
    send_code("gast@example.org", code="ABC-DEF", language="de", now=now)
    mails["accounts/mails/code"] = OutgoingMail.objects.latest("pk")
    send_no_account("gast@example.org", language="de", now=now)
    mails["accounts/mails/no_account"] = OutgoingMail.objects.latest("pk")
    send_password_set(User.objects.latest("pk"), now=now)
    mails["accounts/mails/password_set"] = OutgoingMail.objects.latest("pk")
    report_barrier("Die Karte hat keine Tabelle.", page="https://netz.example/", email="gast@example.org", now=now)
    mails["website/mails/barrier_report"] = OutgoingMail.objects.latest("pk")
    event = make_event("Leerstand")
    waiting = make_registration(event, "Kim Beispiel", state="waiting")
    words = Words("Zu {titel}", "Guten Tag {name},\n\nbald mehr: https://netz.example.org/mehr")
    send_message(event, words, Group(("waiting",)), key=uuid4(), by=SYSTEM, now=waiting.queued_at)
    mails["events/mails/message"] = OutgoingMail.objects.latest("pk")
    make_event("Ohne Raum", state="draft", published_at=None, publish_at=now, room_url="", starts_at=now)
    publish_due_events(now=now)
    mails["events/mails/publication_failed"] = OutgoingMail.objects.latest("pk")
    sender = Sender("Kim Beispiel", "gast@example.org")
    mails["website/mails/letter"] = _stored(write_letter(sender, "Wo finde ich …?", consortium=None, now=now))
    joining = ask_to_join(
        sender, "Stadt X", consortia=[*Consortium.objects.all()[:2]], message="Was kostet es?", now=now
    )
    mails["website/mails/join_request"] = _stored(joining)
    mails["website/mails/receipt"] = OutgoingMail.objects.latest("pk")
    mails["network/mails/successor"] = _asked()
    return mails


def _asked() -> OutgoingMail:
    """The question who follows on somebody."""
    person = Person.objects.filter(organisation__isnull=False).latest("pk")
    return ask_successor(person, "stadt@example.org", by=SYSTEM, now=timezone.now())


def _stored(mail: OutgoingMail | None) -> OutgoingMail:
    assert mail is not None
    return mail
