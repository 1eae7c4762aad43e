"""What goes wrong is told where somebody looks: mails that a server does not take, a page with faults."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.conf import LazySettings
from django.db.models import F
from django.utils import timezone
from playwright.sync_api import Locator, Page as Tab, expect

from kurzdraht.mailing.enums import MailKind, MailState
from kurzdraht.mailing.models import OutgoingMail
from kurzdraht.mailing.services import Recipient, queue_mail
from kurzdraht.mailing.services.delivery import Delivery
from kurzdraht.mailing.services.relay import Relay
from kurzdraht.website.models import HomePage, StandardPage
from tests.browser.house import House
from tests.browser.viewer import Viewer, sign_in
from tests.mailing.smtp_sink import Sink, smtp_sink
from tests.website.conftest import WAGTAIL_LEAVES_OPEN

pytestmark = [pytest.mark.browser, WAGTAIL_LEAVES_OPEN]
NAME = "Ada Postfach"
RETRIES = 6


@pytest.fixture
def sink(house: House, settings: LazySettings) -> Iterator[Sink]:
    """A mail server of this test; what else waits in the house goes out another day."""
    OutgoingMail.objects.filter(state=MailState.QUEUED).update(due_at=F("due_at") + timedelta(days=30))
    with smtp_sink() as server:
        settings.MAIL_RELAY_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", server.port, 5
        yield server


@pytest.fixture
def mail(house: House, sink: Sink) -> Iterator[OutgoingMail]:
    """Written a minute ago."""
    mail = queue_mail(
        "accounts/mails/no_account",
        kind=MailKind.SERVICE,
        occasion="trouble",
        to=Recipient("ada.postfach@example.org", NAME),
        context={},
        secrets={},
        now=timezone.now() - timedelta(minutes=1),
    )
    assert mail is not None
    yield mail
    mail.bounces.all().delete()
    mail.delete()


def deliver(*, now: datetime) -> None:
    with Relay() as relay, Delivery(relay) as delivery:
        while delivery.send_next(now=now):
            pass


def facts(tab: Tab, house: House, mail: OutgoingMail) -> Locator:
    """The way from the list to the mail's own page."""
    tab.goto(f"{house.url}/buero/ausgang/?suche=ada.postfach")
    tab.locator("main tbody th a").first.click()
    expect(tab.get_by_role("heading", level=1)).to_have_text(mail.subject)
    return tab.locator(".kd-pairs")


def test_a_server_that_is_busy_is_asked_again_and_in_the_end_somebody_is_told(
    viewer: Viewer, house: House, sink: Sink, mail: OutgoingMail
) -> None:
    office = viewer.tab("buero")
    sink.rcpt = "451 4.7.1 Please try again later"
    deliver(now=timezone.now())
    told = facts(office, house, mail)
    expect(told).to_contain_text("wartet")
    expect(told).to_contain_text("451 4.7.1 Please try again later")

    for _ in range(RETRIES):
        mail.refresh_from_db()
        deliver(now=mail.due_at)
    expect(facts(office, house, mail)).to_contain_text("nicht gesendet")
    office.goto(f"{house.url}/buero/")
    office.locator("[data-kd-tasks]").get_by_role(
        "link", name=re.compile("Mails? (ging|gingen) nicht hinaus$")
    ).first.click()
    expect(office.locator("main")).to_contain_text(NAME)


def test_an_address_that_is_refused_becomes_a_task(
    viewer: Viewer, house: House, sink: Sink, mail: OutgoingMail
) -> None:
    office = viewer.tab("buero")
    sink.rcpt = "550 5.1.1 No such user here"
    deliver(now=timezone.now())
    deliver(now=timezone.now() + timedelta(days=2))
    assert len(sink.senders) == 1
    told = facts(office, house, mail)
    expect(told).to_contain_text("unzustellbar")
    expect(told).to_contain_text("550 5.1.1 No such user here")
    office.goto(f"{house.url}/buero/")
    office.get_by_role("link", name=f"{NAME} ist nicht erreichbar", exact=True).click()
    expect(office.locator("main")).to_contain_text("No such user here")


def test_a_line_that_is_cut_is_told_as_what_it_may_be_a_double(
    viewer: Viewer, house: House, sink: Sink, mail: OutgoingMail
) -> None:
    office = viewer.tab("buero")
    sink.cut = "data"
    deliver(now=timezone.now())
    sink.cut = ""
    mail.refresh_from_db()
    deliver(now=mail.due_at)
    assert len(sink.seen) == 2
    told = facts(office, house, mail)
    expect(told).to_contain_text("gesendet")
    expect(told).to_contain_text("Vielleicht ist die Mail zweimal angekommen.")


def test_an_editor_is_told_what_is_wrong_with_a_page(viewer: Viewer, house: House) -> None:
    """A heading that skips a level stops it; a link into nowhere is named as soon as the page stands there."""
    editor, guest = viewer.open_tab(), viewer.open_tab()
    sign_in(editor, house, "redaktion")
    editor.goto(f"{house.url}/redaktion/pages/add/website/standardpage/{HomePage.objects.get(slug='start').pk}/")
    editor.locator("[name=title]").fill("Mit Fehlern")
    editor.locator("[name=lead]").fill("Was noch nicht stimmt.")
    add_block(editor, "Überschrift")
    editor.locator("[name=body-0-value-text]").fill("Zu tief")
    editor.locator("[name=body-0-value-level]").select_option("3")
    add_block(editor, "Linkliste")
    editor.locator("[name=body-1-value-0-value-text]").fill("hier")
    editor.locator("[name=body-1-value-0-value-url]").fill(f"{house.url}/gibt-es-nicht/")
    expect(editor.locator("[name=slug]")).to_have_value("mit-fehlern")
    publish(editor)
    expect(editor.locator("main")).to_contain_text(
        "Diese Überschrift überspringt eine Ebene. Wählen Sie eine höhere Ebene."
    )
    assert not StandardPage.objects.filter(slug="mit-fehlern").exists()

    editor.locator("[name=body-0-value-level]").select_option("2")
    publish(editor)
    told = editor.locator(".messages")
    expect(told).to_contain_text("führt ins Leere: /gibt-es-nicht/")
    expect(told).to_contain_text("Ein Link heißt „hier“")
    guest.goto(f"{house.url}/mit-fehlern/")
    expect(guest.get_by_role("heading", level=1)).to_have_text("Mit Fehlern")
    StandardPage.objects.get(slug="mit-fehlern").delete()


def add_block(editor: Tab, name: str) -> None:
    editor.locator("[data-streamfield-stream-container] button.c-sf-add-button").last.click()
    editor.get_by_role("option", name=name, exact=True).click()


def publish(editor: Tab) -> None:
    editor.locator("footer .w-dropdown [data-w-dropdown-target=toggle]").first.click()
    with editor.expect_navigation():
        editor.locator("button[name=action-publish]").click()
