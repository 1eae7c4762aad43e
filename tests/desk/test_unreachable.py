"""The ways on when mails come back: another address, a colleague, or nobody."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from kurzdraht.core.errors import Refused
from kurzdraht.mailing.enums import MailKind, MailState
from kurzdraht.mailing.models import Bounce, OutgoingMail
from kurzdraht.mailing.services import Recipient, queue_mail
from kurzdraht.network.enums import MandateKind
from kurzdraht.network.models import Mandate, Person
from kurzdraht.network.queries import roles_of_person
from kurzdraht.network.queries.succession import colleague_to_ask
from kurzdraht.network.services import ask_successor, end_all_mandates
from kurzdraht.todos.models import Todo
from tests.desk.unreachable import bounce, client_of, page_of, send
from tests.factories.events import NOW, make_event, make_registration
from tests.factories.network import Cast, make_mandate, make_person


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
