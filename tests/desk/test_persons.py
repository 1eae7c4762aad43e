"""A person's page, and the three ways on when mails come back."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kurzdraht.accounts.links import give_link, subject_of
from kurzdraht.accounts.models import User
from kurzdraht.audit.models import JournalEntry
from kurzdraht.core.errors import Refused
from kurzdraht.events.enums import RegistrationState
from kurzdraht.mailing.enums import BounceSource, MailKind, MailState
from kurzdraht.mailing.models import Bounce, OutgoingMail
from kurzdraht.mailing.services import Recipient, queue_mail
from kurzdraht.mailing.services.bounces import Report, note_bounce
from kurzdraht.network.enums import MandateKind
from kurzdraht.network.models import Mandate, Person
from kurzdraht.network.queries import roles_of_person
from kurzdraht.network.queries.succession import colleague_to_ask
from kurzdraht.network.services import ask_successor, change_email, end_all_mandates
from kurzdraht.todos.models import Todo
from tests.factories.events import NOW, make_event, make_registration
from tests.factories.network import Cast, make_mandate, make_person


def client_of(person: Person) -> Client:
    client = Client()
    client.force_login(User.objects.get(person=person))
    return client


def page_of(person: Person) -> str:
    return reverse("desk_person", args=(person.key,))


def send(person: Person, *, kind: MailKind = MailKind.SERVICE) -> OutgoingMail:
    mail = queue_mail(
        "accounts/mails/no_account",
        kind=kind,
        occasion=f"test:{OutgoingMail.objects.count()}",
        to=Recipient(person.email, str(person), key=person.key),
        context={},
        secrets={},
        now=timezone.now(),
    )
    assert mail is not None
    return mail


def bounce(mail: OutgoingMail) -> Bounce:
    OutgoingMail.objects.filter(pk=mail.pk).update(state=MailState.SENT)
    report = Report(reference=str(mail.key), status="5.1.1", words="550 User unknown")
    noted = note_bounce(mail, report, source=BounceSource.SMTP, now=timezone.now())
    assert noted is not None
    return noted


# Who sees whom


def test_the_office_sees_all_and_an_adviser_those_of_the_own_consortium(cast: Cast) -> None:
    answers = {
        (reader, about): client_of(getattr(cast, reader)).get(page_of(getattr(cast, about))).status_code
        for reader in ("clara", "dora", "anna", "emil", "felix")
        for about in ("anna", "bert")
    }
    found = {pair for pair, status in answers.items() if status == 200}
    assert found == {("clara", "anna"), ("clara", "bert"), ("dora", "anna")}
    assert {status for pair, status in answers.items() if pair not in found} == {404}


def test_all_of_a_person_is_on_one_page(cast: Cast) -> None:
    now = timezone.now()
    event = make_event("Kommendes", starts_at=now + timedelta(days=3))
    old = make_event("Gewesenes", starts_at=now - timedelta(days=3))
    for each in (event, old):
        make_registration(each, person=cast.anna, email=cast.anna.email)
    mail = send(cast.anna)
    text = client_of(cast.clara).get(page_of(cast.anna)).text
    for words in (
        "Anna Beispiel",
        "Stadterneuerung",
        "Ansprechperson",
        "seit 1. Januar 2024",
        "Kommendes",
        "Gewesenes",
        mail.subject,
        reverse("desk_mail", args=(mail.key,)),
        "Was bekommt die Person, und warum?",
        "Platz bei „Kommendes“",
        "ist Ansprechperson für Dortmund seit dem 1. Januar 2024",
    ):
        assert words in text, words


def test_an_adviser_reads_no_mails_and_no_registrations_of_others_and_changes_nothing(cast: Cast) -> None:
    now = timezone.now()
    make_registration(
        make_event("Eigenes", starts_at=now + timedelta(days=3), consortium=cast.stadtumbau),
        person=cast.anna,
        email=cast.anna.email,
    )
    make_registration(
        make_event("Fremdes", starts_at=now + timedelta(days=3), consortium=cast.innenstadt),
        person=cast.anna,
        email=cast.anna.email,
    )
    mail = send(cast.anna)
    bounce(mail)
    client = client_of(cast.dora)
    text = client.get(page_of(cast.anna)).text
    assert ("Eigenes" in text, "Fremdes" in text, mail.subject in text, "User unknown" in text) == (
        True,
        False,
        False,
        False,
    )
    assert "Adresse ändern" not in text
    posts = [
        client.post(page_of(cast.anna), {"action": "address", "email": "neu@example.org"}),
        client.post(page_of(cast.anna), {"action": "ask", "to": "neu@example.org"}),
        client.get(reverse("desk_person_left", args=(cast.anna.key,))),
        client.post(reverse("desk_person_left", args=(cast.anna.key,))),
    ]
    assert [answer.status_code for answer in posts] == [404, 404, 404, 404]
    cast.anna.refresh_from_db()
    assert cast.anna.email.startswith("anna")


def test_more_rows_need_no_more_queries(cast: Cast, django_assert_max_num_queries: object) -> None:
    now = timezone.now()
    for number in range(12):
        event = make_event(starts_at=now + timedelta(days=number - 5), consortium=cast.stadtumbau)
        make_registration(event, person=cast.anna, email=cast.anna.email)
        bounce(send(cast.anna))
    client = client_of(cast.clara)
    client.get("/buero/")
    with django_assert_max_num_queries(30):  # type: ignore[operator]
        client.get(page_of(cast.anna))


# A new address


def test_a_new_address_is_followed_by_sign_in_and_coming_registrations(cast: Cast) -> None:
    anna, old = cast.anna, cast.anna.email
    EmailAddress.objects.create(user=anna.user, email=old, verified=True, primary=True)
    coming, past, waiting = make_event(), make_event(starts_at=NOW - timedelta(days=5)), make_event()
    rows = [
        make_registration(coming, person=anna, email=old),
        make_registration(past, person=anna, email=old),
        make_registration(waiting, person=None, email=old, state=RegistrationState.WAITING),
        make_registration(make_event(), person=anna, email=old, state=RegistrationState.CANCELLED),
    ]
    token = give_link("registration", kind="registration", key=rows[0].key, expires_at=coming.ends_at)
    changed = change_email(anna, " Anna.Neu@Example.org ", by=cast.clara, now=NOW)
    assert changed.email == "anna.neu@example.org"
    assert User.objects.get(person=anna).email == "anna.neu@example.org"
    addresses = EmailAddress.objects.filter(user=anna.user).values_list("email", "verified", "primary")
    assert list(addresses) == [("anna.neu@example.org", True, True)]
    for row in rows:
        row.refresh_from_db()
    assert [row.email == "anna.neu@example.org" for row in rows] == [True, False, True, False]
    assert subject_of(token, purpose="registration", now=NOW) == rows[0].key
    entry = JournalEntry.objects.get(action="person_email_changed")
    assert entry.changes == {"email": [old, "anna.neu@example.org"]}


def test_a_session_goes_on_and_the_new_address_gets_the_code(cast: Cast) -> None:
    client = client_of(cast.anna)
    change_email(cast.anna, "neu@example.org", by=cast.clara, now=NOW)
    assert client.get("/mein/").status_code == 200
    Client().post("/konto/anmelden/", {"login": "neu@example.org"})
    assert OutgoingMail.objects.get(kind=MailKind.ACCESS).recipient_email == "neu@example.org"


@pytest.mark.parametrize(
    ("email", "words"),
    [
        ("unsinn", "keine E-Mail-Adresse"),
        ("BERT", "steht schon Bert Beispiel"),
        ("ANNA", "steht schon da"),
        ("login@example.org", "meldet sich schon jemand anderes an"),
    ],
)
def test_an_address_that_cannot_be_is_refused(cast: Cast, email: str, words: str) -> None:
    User.objects.create_user("login@example.org")
    known = {"BERT": cast.bert.email.upper(), "ANNA": cast.anna.email.upper()}
    with pytest.raises(Refused, match=words):
        change_email(cast.anna, known.get(email, email), by=cast.clara, now=NOW)
    assert JournalEntry.objects.filter(action="person_email_changed").count() == 0


def test_where_the_new_address_is_registered_already_both_stay(cast: Cast) -> None:
    event = make_event()
    own = make_registration(event, person=cast.anna, email=cast.anna.email)
    make_registration(event, email="neu@example.org")
    change_email(cast.anna, "neu@example.org", by=cast.clara, now=NOW)
    own.refresh_from_db()
    assert own.email != "neu@example.org"


def test_a_bounced_address_is_mended_in_four_clicks(cast: Cast) -> None:
    mails = [send(cast.anna), send(cast.anna), send(cast.anna, kind=MailKind.ACCESS)]
    bounces = [bounce(mail) for mail in mails]
    client = client_of(cast.clara)
    home = client.get("/buero/").text
    link = reverse("desk_bounce", args=(bounces[-1].key,))
    assert link in home or "Anna Beispiel ist nicht erreichbar" in home
    page = client.get(link, follow=True)  # the first click
    assert page.redirect_chain == [(page_of(cast.anna), 302)]
    assert "3 Mails an" in page.text
    given = {"action": "address", "email": "neu@example.org", "mails": [str(mail.key) for mail in mails[:2]]}
    done = client.post(page_of(cast.anna), given, follow=True)  # the second, after typing
    assert "Die neue Adresse gilt: neu@example.org. 2 Mails gehen noch einmal hinaus." in done.text
    assert "kamen zurück" not in done.text
    again = OutgoingMail.objects.filter(recipient_email="neu@example.org", state=MailState.QUEUED)
    assert again.count() == 2
    assert set(Bounce.objects.values_list("outcome", flat=True)) == {"Neue Adresse: neu@example.org"}


def test_a_refused_address_stays_in_the_form_and_nothing_is_done(cast: Cast) -> None:
    bounce(send(cast.anna))
    answer = client_of(cast.clara).post(page_of(cast.anna), {"action": "address", "email": cast.bert.email})
    assert answer.status_code == 422
    assert "steht schon Bert Beispiel" in answer.text
    assert Bounce.objects.filter(handled_at__isnull=True).count() == 1


# Who follows


def test_a_colleague_is_proposed_asked_once_and_a_task_looks_after_the_answer(cast: Cast) -> None:
    kim = make_person("Kim", organisation=cast.dortmund.organisation)
    make_mandate(kim, MandateKind.MEMBER, organisation=cast.dortmund.organisation)
    delegate = make_person("Lea", organisation=cast.dortmund.organisation)
    make_mandate(delegate, MandateKind.DELEGATE, organisation=cast.dortmund.organisation)
    assert colleague_to_ask(cast.anna, on=NOW.date()) == delegate
    bounce(send(cast.anna))
    client = client_of(cast.clara)
    assert f'value="{delegate.email}"' in client.get(page_of(cast.anna)).text
    client.post(page_of(cast.anna), {"action": "ask", "to": delegate.email})
    mail = OutgoingMail.objects.get(occasion__startswith="successor:")
    assert (mail.recipient_email, mail.kind, mail.reply_to) == (delegate.email, MailKind.SERVICE, "netz@example.org")
    assert mail.subject == "Wer folgt auf Anna Beispiel?"
    assert "Unsere Mails an Anna Beispiel kommen zurück." in mail.text
    assert Bounce.objects.get().outcome == f"Nachfolge erfragt bei {delegate.email}"
    assert Todo.objects.get().title == "Nachfolge von Anna Beispiel: Ist die Antwort da?"
    with pytest.raises(Refused, match="heute schon"):
        ask_successor(cast.anna, delegate.email, by=cast.clara, now=timezone.now())


def test_nobody_is_proposed_where_nobody_else_is(cast: Cast) -> None:
    assert colleague_to_ask(cast.bert, on=NOW.date()) is None
    loner = make_person("Solo", login=False)
    assert colleague_to_ask(loner, on=NOW.date()) is None


# Has left


def test_who_has_left_has_no_function_and_no_right_any_more(cast: Cast) -> None:
    make_mandate(cast.anna, MandateKind.DELEGATE, organisation=cast.dortmund.organisation, since=NOW.date())
    later = make_mandate(
        cast.anna,
        MandateKind.DEPUTY,
        organisation=cast.dortmund.organisation,
        since=NOW.date() + timedelta(days=9),
    )
    assert end_all_mandates(cast.anna, by=cast.clara, now=NOW) == 3
    assert roles_of_person(cast.anna, on=NOW.date()).kinds == frozenset()
    assert not Mandate.objects.filter(pk=later.pk).exists()
    with pytest.raises(Refused, match="keine Funktion mehr"):
        end_all_mandates(cast.anna, by=cast.clara, now=NOW)


def test_a_last_day_in_the_future_keeps_the_rights_until_then(cast: Cast) -> None:
    last = NOW.date() + timedelta(days=20)
    end_all_mandates(cast.anna, until=last, by=cast.clara, now=NOW)
    assert [one.until_date for one in Mandate.objects.filter(person=cast.anna)] == [last]


def test_the_page_names_what_ends_and_settles_the_bounce(cast: Cast) -> None:
    bounce(send(cast.anna))
    client, address = client_of(cast.clara), reverse("desk_person_left", args=(cast.anna.key,))
    assert "Ansprechperson" in client.get(address).text
    done = client.post(address, {"until": ""}, follow=True)
    assert "Eine Funktion ist beendet." in done.text
    assert Bounce.objects.get().outcome == "Person ist ausgeschieden"


# A guest


def test_a_guests_address_is_mended_on_a_page_of_its_own(cast: Cast) -> None:
    event = make_event(starts_at=timezone.now() + timedelta(days=9))
    row = make_registration(event, "Gast", email="gast@example.org")
    mail = queue_mail(
        "accounts/mails/no_account",
        kind=MailKind.SERVICE,
        occasion="guest",
        to=Recipient("gast@example.org", "Gast"),
        context={},
        secrets={},
        now=timezone.now(),
    )
    assert mail is not None
    address = reverse("desk_bounce", args=(bounce(mail).key,))
    for person in (cast.dora, cast.anna):
        assert client_of(person).get(address).status_code == 404
    client = client_of(cast.clara)
    text = client.get(address).text
    assert event.title in text
    client.post(address, {"action": "address", "email": "neu@example.org", "mails": [str(mail.key)]})
    row.refresh_from_db()
    assert row.email == "neu@example.org"
    assert OutgoingMail.objects.filter(recipient_email="neu@example.org").count() == 1
    assert Bounce.objects.get().handled_by == "Clara Beispiel"
    assert "Erledigt: Neue Adresse: neu@example.org" in client.get(address).text


def test_a_guests_bounce_is_settled_in_own_words(cast: Cast) -> None:
    mail = send(make_person("Fort", login=False))
    Person.objects.filter(given_name="Fort").delete()
    address = reverse("desk_bounce", args=(bounce(mail).key,))
    client = client_of(cast.clara)
    assert client.post(address, {"action": "outcome", "outcome": ""}).status_code == 422
    client.post(address, {"action": "outcome", "outcome": "Kommt nicht mehr"})
    assert Bounce.objects.get().outcome == "Kommt nicht mehr"
