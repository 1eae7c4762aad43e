"""The office writes to some of an event's people."""

import re
import uuid
from datetime import timedelta
from html import unescape

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kurzdraht.audit.models import JournalEntry
from kurzdraht.audit.services import SYSTEM
from kurzdraht.core.errors import Refused
from kurzdraht.events.enums import Attendance, RegistrationState
from kurzdraht.events.models import Event, Message, Registration
from kurzdraht.events.queries.messages import Group, fingerprint, recipients_of
from kurzdraht.events.services.messages import GroupChanged, NobodyMeant, recall_message, send_message
from kurzdraht.mailing.enums import MailState
from kurzdraht.mailing.models import OutgoingMail
from kurzdraht.mailing.registry import Words
from kurzdraht.privacy.services import end_class
from tests.desk.test_desk import as_person
from tests.factories.events import make_event, make_registration
from tests.factories.network import Cast

ONLINE, ONSITE = Attendance.ONLINE, Attendance.ONSITE
CONFIRMED, WAITING, CANCELLED = RegistrationState.CONFIRMED, RegistrationState.WAITING, RegistrationState.CANCELLED
WORDS = Words("Zu {titel}", "Guten Tag {name},\n\nSie stehen auf Platz {platz}.\n\n{raum}")


@pytest.fixture
def event(cast: Cast) -> Event:
    event = make_event("Leer {stand}", is_onsite=True, venue="Rathaus", starts_at=timezone.now() + timedelta(days=9))
    for name, state, way in (
        ("Ada", CONFIRMED, ONLINE),
        ("Bea", CONFIRMED, ONSITE),
        ("Cem", WAITING, ONLINE),
        ("Dirk {titel}", WAITING, ONLINE),
        ("Eva", CANCELLED, ONLINE),
    ):
        make_registration(event, name, state=state, attendance=way)
    return event


def names(event: Event, group: Group) -> list[str]:
    return [row.name for row in recipients_of(event, group)]


def send(event: Event, group: Group, words: Words = WORDS, key: uuid.UUID | None = None, seen: str = "") -> Message:
    return send_message(event, words, group, key=key or uuid.uuid4(), seen=seen, by=SYSTEM, now=timezone.now())


def test_groups_by_state_by_way_and_by_hand(event: Event) -> None:
    assert names(event, Group(("waiting",))) == ["Cem", "Dirk {titel}"]
    assert names(event, Group(("confirmed", "cancelled"), ("online",))) == ["Ada", "Eva"]
    chosen = event.registrations.get(name="Bea").key
    foreign = make_registration(make_event(), "Fremd").key
    assert names(event, Group(keys=(chosen, foreign))) == ["Bea"]


def test_who_came_back_has_not_cancelled_and_nobody_is_meant_twice(event: Event) -> None:
    eva = event.registrations.get(name="Eva")
    make_registration(event, "Eva wieder", email=eva.email)
    assert names(event, Group(("cancelled",))) == []
    assert names(event, Group(("confirmed", "cancelled"))) == ["Ada", "Bea", "Eva wieder"]


def test_each_gets_a_mail_filled_for_them_alone(event: Event) -> None:
    message = send(event, Group(("waiting", "confirmed")))
    mails = {mail.recipient_name: mail for mail in OutgoingMail.objects.all()}
    assert (message.recipients, len(mails)) == (4, 4)
    cem, dirk, ada = mails["Cem"], mails["Dirk {titel}"], mails["Ada"]
    assert cem.subject == "Zu Leer {stand}"
    assert ("Sie stehen auf Platz 1." in cem.text, "Sie stehen auf Platz 2." in dirk.text) == (True, True)
    assert "Guten Tag Dirk {titel}," in dirk.text
    assert [event.room_url in mail.text for mail in (ada, mails["Bea"], cem)] == [True, False, False]
    assert ("⟦manage_link⟧" in cem.text, cem.secrets["manage_link"] in cem.text) == (True, False)
    assert cem.reply_to == "netz@example.org"
    entry = JournalEntry.objects.get(action="message_sent")
    assert entry.changes == {"message": "Zu {titel}", "recipients": 4}


def test_a_second_press_sends_nothing_more(event: Event) -> None:
    key = uuid.uuid4()
    first = send(event, Group(("waiting",)), key=key)
    assert send(event, Group(("confirmed",)), key=key) == first
    assert (Message.objects.count(), OutgoingMail.objects.count()) == (1, 2)


def test_nobody_is_written_to_who_was_not_shown(event: Event) -> None:
    group = Group(("waiting",))
    seen = fingerprint(recipients_of(event, group))
    Registration.objects.filter(name="Cem").update(state=CONFIRMED)
    with pytest.raises(GroupChanged):
        send(event, group, seen=seen)
    assert not OutgoingMail.objects.exists()


@pytest.mark.parametrize("text", ["{vorname}", "{name.__class__}", "{{name} {0}", "{% now %}{"])
def test_what_is_no_placeholder_is_refused_and_nothing_is_sent(event: Event, text: str) -> None:
    with pytest.raises(Refused) as refused:
        send(event, Group(("waiting",)), Words("Hallo", text))
    assert refused.value.field == "body"
    assert not Message.objects.exists()


def test_an_empty_group_is_refused(event: Event) -> None:
    with pytest.raises(NobodyMeant):
        send(event, Group(("offered",)))


def test_what_waits_can_be_called_back(event: Event) -> None:
    other = send(event, Group(("confirmed",)))
    message = send(event, Group(("waiting",)))
    OutgoingMail.objects.filter(recipient_name="Cem").update(state=MailState.SENT)
    answer = recall_message(message, by=SYSTEM, now=timezone.now())
    assert (answer.recalled, answer.too_late) == (1, 1)
    assert OutgoingMail.objects.filter(state=MailState.QUEUED).count() == other.recipients


def typed(page: object, **values: object) -> dict[str, object]:
    form = page.context["form"]  # type: ignore[attr-defined]
    hidden = {field.name: str(field.value() or "") for field in form.hidden_fields()}
    return {**hidden, "states": ["waiting"], "subject": "Zu {titel}", "body": "Guten Tag {name}", **values}


def test_written_looked_at_and_sent_once(cast: Cast, event: Event) -> None:
    client = as_person(cast.clara)
    address = reverse("desk_message", args=(event.slug,))
    page = client.get(f"{address}?stand=waiting")
    assert page.context["form"]["states"].value() == ["waiting"]
    preview = client.post(address, typed(page, action="preview"))
    assert (preview.status_code, "An 2 Personen senden" in preview.text, "Guten Tag Cem" in preview.text) == (
        200,
        True,
        True,
    )
    assert not Message.objects.exists()
    given = {**dict(preview.context["fields"]), "action": "send"}
    for _press in range(2):
        sent = client.post(address, given, follow=True)
    assert (Message.objects.count(), OutgoingMail.objects.count()) == (1, 2)
    assert "Die Nachricht geht an 2 Personen." in sent.text
    assert "Zurückholen" in sent.text
    assert "Zu {titel}" in client.get(reverse("desk_event", args=(event.slug,))).text
    back = client.post(sent.request["PATH_INFO"], follow=True)
    assert "Zurückgeholt: 2." in back.text


def test_what_was_typed_stays_when_it_is_refused_or_changed(cast: Cast, event: Event) -> None:
    client = as_person(cast.clara)
    address = reverse("desk_message", args=(event.slug,))
    page = client.get(address)
    for values, words in (
        ({"body": "Hallo {vorname}"}, "{vorname} kennen wir nicht. Möglich sind: {name},"),
        ({"states": ["offered"]}, "In dieser Gruppe ist niemand."),
        ({"states": []}, "Wählen Sie, wer die Nachricht bekommt."),
    ):
        answer = client.post(address, typed(page, action="preview", **values))
        assert (answer.status_code, words in answer.text, "Zu {titel}" in answer.text) == (422, True, True)
    again = client.post(address, typed(page, action="edit", body="Noch einmal"))
    assert (again.context["form"]["body"].value(), again.context["form"]["states"].value()) == (
        "Noch einmal",
        ["waiting"],
    )


def test_what_is_wrong_in_subject_and_text_is_said_at_once(cast: Cast, event: Event) -> None:
    client = as_person(cast.clara)
    address = reverse("desk_message", args=(event.slug,))
    answer = client.post(address, typed(client.get(address), action="preview", subject="{titl}", body="{nname}"))
    assert sorted(answer.context["form"].errors) == ["body", "subject"]


@pytest.mark.parametrize("is_group", [True, False])
def test_a_message_called_back_for_a_slip_is_written_anew_from_its_text(
    cast: Cast, event: Event, *, is_group: bool
) -> None:
    keys = (event.registrations.get(name="Cem").key,)
    message = send(event, Group((WAITING,)) if is_group else Group(keys=keys))
    client = as_person(cast.clara)
    page = client.get(reverse("desk_message_sent", args=(event.slug, message.key))).text
    hidden = re.findall(r'<input\s+type="hidden"\s+name="(\w+)"\s+value="([^"]*)"', page)
    given = {name: unescape(text) for name, text in hidden if name != "csrfmiddlewaretoken"}
    form = client.post(reverse("desk_message", args=(event.slug,)), given | {"action": "edit"}).context["form"]
    assert Words(form["subject"].value(), form["body"].value()) == WORDS
    assert (form["states"].value() == ["waiting"] if is_group else form["wer"].value() == str(keys[0])) is True


def test_single_people_are_ticked_in_the_list(cast: Cast, event: Event) -> None:
    client = as_person(cast.clara)
    address = reverse("desk_message", args=(event.slug,))
    keys = [str(event.registrations.get(name=name).key) for name in ("Ada", "Eva")]
    page = client.get(address, {"wer": [*keys, "kein-schluessel"]})
    assert [row.name for row in page.context["chosen"]] == ["Ada", "Eva"]
    preview = client.post(address, typed(page, action="preview"))
    assert [row.name for row in preview.context["rows"]] == ["Ada", "Eva"]


def test_an_adviser_of_another_consortium_writes_to_nobody(cast: Cast, event: Event, client: Client) -> None:
    message = send(event, Group(("waiting",)))
    for address in (
        reverse("desk_message", args=(event.slug,)),
        reverse("desk_message_sent", args=(event.slug, message.key)),
    ):
        assert as_person(cast.dora).post(address).status_code == 404


def test_a_strange_letter_breaks_no_mail(event: Event) -> None:
    message = send(event, Group(("waiting",)), Words("Hallo\x0b {name}\nBcc: x", "Text\x00\x1b {name}"))
    mail = OutgoingMail.objects.filter(recipient_name="Cem").get()
    assert (message.subject, mail.subject) == ("Hallo {name} Bcc: x", "Hallo Cem Bcc: x")
    assert "Text Cem" in mail.html


def test_a_message_ends_with_the_mails_that_were_made_from_it(event: Event) -> None:
    sent = send(event, Group((WAITING,)))
    OutgoingMail.objects.update(state=MailState.SENT, sent_at=sent.sent_at)
    year = timedelta(days=settings.RETENTION_DAYS["mail"])
    end_class("mail", now=sent.sent_at + year)
    assert (Message.objects.count(), OutgoingMail.objects.count()) == (1, 2)
    end_class("mail", now=sent.sent_at + year + timedelta(days=1))
    assert (Message.objects.count(), OutgoingMail.objects.count()) == (0, 0)
