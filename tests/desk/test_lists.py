"""The lists of mails and of persons."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kurzdraht.events.models import Event
from kurzdraht.lists.models import BulkAct
from kurzdraht.mailing.enums import BounceSource, MailKind, MailState
from kurzdraht.mailing.models import Bounce, OutgoingMail
from kurzdraht.network.enums import MandateKind
from kurzdraht.network.models import Person
from tests.factories.events import make_event
from tests.factories.network import Cast, make_mandate, make_person
from tests.lists.signed_in import as_person

PERSONS, OUTBOX = "/buero/personen/", "/buero/ausgang/"


def names(client: Client, query: str = "") -> list[str]:
    return [row.given_name for row in client.get(f"{PERSONS}?{query}").context["page"].object_list]


def mail(number: int = 0, **values: object) -> OutgoingMail:
    defaults = {
        "kind": MailKind.SERVICE,
        "occasion": f"probe:{number}",
        "recipient_email": f"gast{number}@example.org",
        "subject": f"Ihr Platz {number}",
        "text": "Hallo",
        "html": "<p>Hallo</p>",
        "message_id": f"<{number}@example.org>",
        "queued_at": timezone.now() + timedelta(seconds=number),
        "due_at": timezone.now(),
    }
    made: OutgoingMail = OutgoingMail.objects.create(**(defaults | values))
    return made


def subjects(client: Client, query: str = "") -> list[str]:
    return [row.subject for row in client.get(f"{OUTBOX}?{query}").context["page"].object_list]


@pytest.fixture
def clara(cast: Cast) -> Client:
    return as_person(cast.clara)


def test_the_office_sees_all_persons_and_narrows_them(cast: Cast, clara: Client) -> None:
    Bounce.objects.create(
        email=cast.bert.email,
        recipient_key=cast.bert.key,
        source=BounceSource.SMTP,
        reference="1",
        came_at=timezone.now(),
    )
    assert sorted(names(clara)) == ["Anna", "Bert", "Clara", "Dora", "Emil", "Felix"]
    assert names(clara, "aufgabe=office") == ["Clara"]
    assert names(clara, "aufgabe=frueher") == ["Felix"]
    assert names(clara, "ag=innenstadt") == ["Bert"]
    assert sorted(names(clara, "stelle=municipality")) == ["Anna", "Bert", "Felix"]
    assert names(clara, "mail=ruecklaeufer") == ["Bert"]
    assert names(clara, "suche=dort+anna") == ["Anna"]
    assert names(clara, "zugang=ohne") == []


def test_an_adviser_sees_persons_of_members_of_the_own_consortium_only(cast: Cast) -> None:
    dora = as_person(cast.dora)
    assert sorted(names(dora)) == ["Anna", "Felix"]
    assert sorted(names(dora, "ag=innenstadt&ag=stadtumbau&zugang=mit")) == ["Anna", "Felix"]
    assert "Bert" not in dora.get(f"{PERSONS}?datei=csv&spalten=name").text
    sent = {"tat": "csv", "zeile": [str(person.key) for person in Person.objects.all()]}
    lines = dora.post(PERSONS, sent).content.decode("utf-8-sig").splitlines()
    assert [line.split(";")[0] for line in lines[1:]] == ["Beispiel, Anna", "Beispiel, Felix"]


@pytest.mark.parametrize("name", ["anna", "bert", "emil", "felix"])
def test_nobody_else_sees_persons(cast: Cast, name: str) -> None:
    assert as_person(getattr(cast, name)).get(PERSONS).status_code == 404


def test_umlauts_stand_where_one_looks_for_them(cast: Cast, clara: Client) -> None:
    for family in ("Zander", "Ärmel", "Arndt"):
        make_person("Ida", family_name=family, login=False)
    found = clara.get(f"{PERSONS}?suche=ida&sortierung=name").context["page"].object_list
    assert [person.family_name for person in found] == ["Ärmel", "Arndt", "Zander"]


def test_more_persons_need_no_more_queries(cast: Cast, clara: Client) -> None:
    numbers = []
    for _round in range(2):
        for _each in range(5):
            person = make_person("Ida", organisation=cast.dortmund.organisation, login=False)
            make_mandate(person, MandateKind.MEMBER, organisation=cast.dortmund.organisation)
        for query in ("ag=stadtumbau", "datei=csv"):
            with CaptureQueriesContext(connection) as queries:
                clara.get(f"{PERSONS}?{query}")
            numbers.append(len(queries))
    assert numbers[:2] == numbers[2:]
    assert max(numbers) <= 20


def test_the_outbox_narrows_and_orders(cast: Cast, clara: Client) -> None:
    mail(1, state=MailState.SENT)
    mail(2, state=MailState.FAILED, last_error="550")
    mail(3, kind=MailKind.STATUTORY, queued_at=timezone.now() - timedelta(days=9))
    assert subjects(clara) == ["Ihr Platz 2", "Ihr Platz 1", "Ihr Platz 3"]
    assert subjects(clara, "stand=failed") == ["Ihr Platz 2"]
    assert subjects(clara, "art=statutory") == ["Ihr Platz 3"]
    assert subjects(clara, "zeit=woche&sortierung=betreff") == ["Ihr Platz 1", "Ihr Platz 2"]
    assert subjects(clara, "suche=gast3@") == ["Ihr Platz 3"]
    assert subjects(clara, "stand=nope&suche=%00") == ["Ihr Platz 2", "Ihr Platz 1", "Ihr Platz 3"]


def test_mails_are_called_back_together_and_sent_after_all(cast: Cast, clara: Client) -> None:
    waiting, sent, code = mail(1), mail(2, state=MailState.SENT), mail(3, kind=MailKind.ACCESS)
    ticked = {"tat": "zurueckholen", "zeile": [str(each.key) for each in (waiting, sent, code)]}
    outcome = clara.post(OUTBOX, ticked).context["outcome"]
    assert [row.subject for row in outcome.going] == ["Ihr Platz 1"]
    clara.post(OUTBOX, ticked | {"bestaetigt": "1"})
    waiting.refresh_from_db()
    assert waiting.state == MailState.RECALLED
    clara.post(OUTBOX, {"tat": "zurueck", "getan": str(BulkAct.objects.get().key)})
    again = OutgoingMail.objects.get(resend_of=waiting)
    assert (again.state, again.recipient_email) == (MailState.QUEUED, waiting.recipient_email)


def test_mails_are_sent_once_more_and_called_back_while_they_wait(cast: Cast, clara: Client) -> None:
    lost = mail(1, state=MailState.FAILED)
    sent = {"tat": "nochmal", "zeile": str(lost.key), "bestaetigt": "1"}
    clara.post(OUTBOX, sent)
    again = OutgoingMail.objects.get(resend_of=lost)
    clara.post(OUTBOX, {"tat": "zurueck", "getan": str(BulkAct.objects.get().key)})
    again.refresh_from_db()
    assert again.state == MailState.RECALLED


def test_a_list_of_one_name_knows_nothing_of_anothers_acts(cast: Cast, clara: Client) -> None:
    make_event()
    clara.post(OUTBOX, {"tat": "nochmal", "zeile": str(mail(1, state=MailState.SENT).key), "bestaetigt": "1"})
    key = str(BulkAct.objects.get().key)
    assert clara.post(PERSONS, {"tat": "zurueck", "getan": key}).status_code == 404
    assert Event.objects.count() == 1
