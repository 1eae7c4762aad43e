"""Holding sending, calling a mail back, sending it once more, and what a restored copy says."""

import uuid
from io import StringIO
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kurzdraht.core.queries import MARK_FILE, is_copy
from kurzdraht.core.services import mark_installation
from kurzdraht.mailing.enums import MailKind, MailState
from kurzdraht.mailing.models import Bounce, Hold, OutgoingMail
from kurzdraht.mailing.services import Recipient, queue_mail
from kurzdraht.network.enums import MandateKind
from kurzdraht.network.models import Person
from tests.factories.network import Cast, make_mandate, make_person

OUTBOX = "/buero/ausgang/"


def as_person(person: Person) -> Client:
    client = Client()
    assert person.user is not None
    client.force_login(person.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def mail(cast: Cast, settings: LazySettings) -> OutgoingMail:
    """One that waits, and names no link."""
    settings.MAIL_RECALL_SECONDS = 60
    made = queue_mail(
        "accounts/mails/no_account",
        kind=MailKind.SERVICE,
        occasion="probe",
        to=Recipient("anna@example.org"),
        context={},
        secrets={},
        now=timezone.now(),
    )
    assert made is not None
    return made


def test_the_office_pauses_a_kind_and_every_page_of_the_desk_says_so(cast: Cast) -> None:
    office = as_person(cast.clara)
    sent = {"action": "hold", "kind": "service", "reason": "Der Termin stimmt nicht."}
    assert "Mails der Art „Service-Nachricht“ warten" in office.post(f"{OUTBOX}versand/", sent, follow=True).text
    for client in (office, as_person(cast.dora)):
        page = client.get("/buero/").text
        assert "Der Versand ist angehalten" in page
        assert "Der Termin stimmt nicht." in page
    office.post(f"{OUTBOX}versand/", {"action": "resume", "kind": "service"})
    assert not Hold.objects.exists()
    assert "angehalten" not in office.get("/buero/").text


def test_access_cannot_be_paused_and_nobody_else_pauses(cast: Cast) -> None:
    office = as_person(cast.clara)
    answer = office.post(f"{OUTBOX}versand/", {"action": "hold", "kind": "access"}, follow=True)
    assert "gehen sofort hinaus" in answer.text
    assert office.post(f"{OUTBOX}versand/", {"action": "hold", "kind": "nichts"}).status_code == 404
    for person in (cast.dora, cast.anna, cast.emil):
        answer = as_person(person).post(f"{OUTBOX}versand/", {"action": "hold", "kind": "service"})
        assert answer.status_code == 404
    assert not Hold.objects.exists()


def test_a_mail_is_called_back_from_its_page(cast: Cast, mail: OutgoingMail) -> None:
    office = as_person(cast.clara)
    page = reverse("desk_mail", args=(mail.key,))
    assert "Zurückholen" in office.get(page).text
    assert "ist zurückgeholt" in office.post(page, {"action": "recall"}, follow=True).text
    mail.refresh_from_db()
    assert mail.state == MailState.RECALLED
    OutgoingMail.objects.update(state=MailState.SENT)
    assert "nicht mehr zurückholen" in office.post(page, {"action": "recall"}, follow=True).text


def test_a_mail_goes_out_once_more_to_another_address(cast: Cast, mail: OutgoingMail) -> None:
    OutgoingMail.objects.update(state=MailState.BOUNCED)
    Bounce.objects.create(
        mail=mail,
        email=mail.recipient_email,
        source="smtp",
        reference="1",
        words="550 no such user",
        came_at=timezone.now(),
    )
    office = as_person(cast.clara)
    page = reverse("desk_mail", args=(mail.key,))
    assert "550 no such user" in office.get(page).text
    wrong = office.post(page, {"action": "resend", "email": "niemand"})
    assert (wrong.status_code, list(wrong.context["form"].errors)) == (422, ["email"])
    office.post(page, {"action": "resend", "email": "neu@example.org"})
    again = OutgoingMail.objects.get(resend_of=mail)
    assert (again.recipient_email, again.state) == ("neu@example.org", MailState.QUEUED)
    assert "neu@example.org" in office.get(page).text


def test_a_code_offers_neither(cast: Cast, mail: OutgoingMail) -> None:
    OutgoingMail.objects.update(kind=MailKind.ACCESS)
    page = reverse("desk_mail", args=(mail.key,))
    office = as_person(cast.clara)
    assert "Noch einmal senden" not in office.get(page).text
    assert office.post(page, {"action": "resend", "email": "a@example.org"}).status_code == 422
    assert "gehen sofort hinaus" in office.post(page, {"action": "recall"}, follow=True).text


@pytest.fixture
def copy(db: None, settings: LazySettings, tmp_path: Path) -> None:
    settings.VAR = tmp_path
    mark_installation()
    (tmp_path / MARK_FILE).write_text(str(uuid.uuid4()))


@pytest.mark.usefixtures("copy")
def test_a_restored_copy_says_so_and_only_the_admin_ends_it(cast: Cast, mail: OutgoingMail) -> None:
    nora = make_person("Nora")
    make_mandate(nora, MandateKind.ADMIN)
    office, admin = as_person(cast.clara), as_person(nora)
    for client in (office, as_person(cast.dora), admin):
        assert "Es geht keine Mail hinaus" in client.get("/buero/").text
    assert "Dies ist jetzt das Original" not in office.get("/buero/").text
    assert office.post(f"{OUTBOX}versand/", {"action": "adopt"}).status_code == 404
    assert is_copy()
    assert Client().get("/healthz").json()["outbox"] == "off"
    assert "1 Mail ist zurückgeholt" in admin.post(f"{OUTBOX}versand/", {"action": "adopt"}, follow=True).text
    mail.refresh_from_db()
    assert (is_copy(), mail.state) == (False, MailState.RECALLED)
    assert "Es geht keine Mail hinaus" not in office.get("/buero/").text


@pytest.mark.usefixtures("copy")
def test_in_a_copy_one_still_signs_in_by_the_operators_link(cast: Cast) -> None:
    assert cast.clara.user is not None
    out = StringIO()
    call_command("sign_in_link", cast.clara.user.email, stdout=out)
    link = out.getvalue().strip()
    client = Client()
    assert client.post(link[link.index("/", 9) :]).status_code in {200, 302}
    assert client.get("/buero/").status_code == 200


def report(**values: str) -> dict[str, str]:
    return {"RecordType": "Bounce", "Type": "HardBounce", "BouncedAt": "2027-02-23T08:00:00Z", "ID": "42"} | values


def test_a_provider_reports_with_its_secret_only(cast: Cast, mail: OutgoingMail, settings: LazySettings) -> None:
    settings.MAIL_PROVIDER = "postmark"
    settings.ANYMAIL = {"WEBHOOK_SECRET": "dienst:geheim"}
    OutgoingMail.objects.update(state=MailState.SENT)
    client = Client(enforce_csrf_checks=True)
    body = report(Email=mail.recipient_email, MessageID="x", Description="550 5.1.1 unknown")
    body |= {"Metadata": {"mail": str(mail.key)}}  # type: ignore[dict-item]

    def send(**headers: str) -> int:
        answer = client.post("/mail/meldungen/", body, content_type="application/json", headers=headers)
        return answer.status_code

    assert send() == 400
    assert send(authorization="Basic ZGllbnN0OmZhbHNjaA==") == 400
    assert not Bounce.objects.exists()
    assert send(authorization="Basic ZGllbnN0OmdlaGVpbQ==") == 200
    assert send(authorization="Basic ZGllbnN0OmdlaGVpbQ==") == 200
    mail.refresh_from_db()
    assert (Bounce.objects.get().source, mail.state) == ("provider", MailState.BOUNCED)


@pytest.mark.parametrize("given", [("", "dienst:geheim"), ("postmark", ""), ("gibtesnicht", "dienst:geheim")])
def test_without_provider_or_secret_nothing_is_there(db: None, settings: LazySettings, given: tuple[str, str]) -> None:
    settings.MAIL_PROVIDER, settings.ANYMAIL = given[0], {"WEBHOOK_SECRET": given[1]}
    assert Client().post("/mail/meldungen/").status_code == 404
