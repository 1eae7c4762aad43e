"""Two people on one event see each other, and nobody's words go unseen; an address that fails is mended."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import Page as Tab, expect

from kurzdraht.events.models import Event
from kurzdraht.mailing.enums import BounceSource, MailKind
from kurzdraht.mailing.models import Bounce
from kurzdraht.mailing.services import Recipient, queue_mail
from kurzdraht.network.models import Person
from tests.browser.house import House
from tests.browser.viewer import Viewer
from tests.website.conftest import WAGTAIL_LEAVES_OPEN

pytestmark = [pytest.mark.browser, WAGTAIL_LEAVES_OPEN]
MOST_CLICKS = 4


def save(tab: Tab, words: str) -> None:
    with tab.expect_navigation():
        tab.locator("main").get_by_role("button", name=words, exact=True).click()


def test_two_editors_see_each_other_and_both_versions(viewer: Viewer, house: House) -> None:
    event = house.coming
    page = f"{house.url}/buero/veranstaltungen/{event.slug}/bearbeiten/"
    office, adviser = viewer.tab("buero"), viewer.tab("fachberatung")
    adviser.goto(page)
    expect(adviser.locator(".kd-presence input")).to_have_count(1)
    office.goto(page)
    expect(office.get_by_role("status").filter(has_text="hat diese Seite seit")).to_be_visible()

    adviser.locator("[name=title]").fill("Von der Fachberatung")
    adviser.locator("[name=cost]").fill("kostenlos")
    save(adviser, "Speichern")
    office.locator("[name=title]").fill("Vom Büro")
    office.locator("[name=subtitle]").fill("Auch vom Büro")
    save(office, "Speichern")
    table = office.locator(".kd-meeting")
    expect(table).to_contain_text("Vom Büro")
    expect(table).to_contain_text("Von der Fachberatung")
    expect(table.locator("tbody tr")).to_have_count(1)
    table.get_by_role("radio", name="meine").check()
    save(office, "So speichern")

    stored = Event.objects.get(pk=event.pk)
    assert (stored.title, stored.subtitle, stored.cost) == ("Vom Büro", "Auch vom Büro", "kostenlos")


def test_a_bounced_address_is_mended_in_few_clicks(viewer: Viewer, house: House) -> None:
    person = Person.objects.get(email="mitglied@demo.example")
    now = timezone.now()
    to = Recipient(person.email, str(person), key=person.key)
    mail = queue_mail(
        "accounts/mails/no_account", kind=MailKind.SERVICE, occasion="j", to=to, context={}, secrets={}, now=now
    )
    Bounce.objects.all().delete()
    Bounce.objects.create(
        mail=mail,
        email=person.email,
        recipient_key=person.key,
        source=BounceSource.SMTP,
        reference="journey",
        words="550 User unknown",
        came_at=now,
    )
    tab = viewer.tab("buero")
    tab.goto(f"{house.url}/buero/")
    steps = (
        tab.get_by_role("link", name=re.compile("nicht erreichbar")).first,
        tab.get_by_role("link", name="Adresse klären").first,
    )
    clicks = 0
    for step in steps:
        if "/personen/" not in tab.url:
            step.click()
            tab.wait_for_load_state()
            clicks += 1
    tab.locator("[name=email]").fill("neu@demo.example")
    save(tab, "Adresse ändern")
    clicks += 1
    expect(tab.get_by_text("Die neue Adresse gilt: neu@demo.example.")).to_be_visible()
    person.refresh_from_db()
    assert (person.email, clicks <= MOST_CLICKS) == ("neu@demo.example", True)
