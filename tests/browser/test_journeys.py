"""The journeys once more, in a browser: what is seen is clicked, what is asked is typed."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page as Tab, expect

from kurzdraht.events.enums import Audience
from kurzdraht.events.models import Event
from kurzdraht.mailing.models import OutgoingMail
from kurzdraht.website.models import HomePage
from tests.browser.house import House
from tests.browser.viewer import Viewer, sign_in
from tests.factories.events import make_event
from tests.website.conftest import WAGTAIL_LEAVES_OPEN

pytestmark = [pytest.mark.browser, WAGTAIL_LEAVES_OPEN]
MANAGE = re.compile(r"http://\S+/anmeldung/\S+/")


@pytest.fixture
def small_event(house: House) -> Event:
    now = timezone.now().replace(microsecond=0)
    return make_event(
        "Kleiner Kreis",
        slug="kleiner-kreis",
        starts_at=now + timedelta(days=9),
        published_at=now,
        changed_at=now,
        online_capacity=1,
        audience=Audience.PUBLIC,
    )


def press(tab: Tab, words: str) -> None:
    tab.locator("main").get_by_role("button", name=words, exact=True).click()


def heading(tab: Tab, words: str) -> None:
    expect(tab.get_by_role("heading", level=1)).to_have_text(words)


def mails_in_the_outbox(office: Tab, house: House, name: str) -> list[str]:
    """What the office reads of the mails to somebody, the newest first; in the demo links and codes stand in them."""
    office.goto(f"{house.url}/buero/ausgang/?suche={name}")
    links = [link.get_attribute("href") for link in office.locator("main tbody th a").all()]
    texts = []
    for link in links:
        office.goto(f"{house.url}{link}")
        texts.append(office.locator("pre").inner_text())
    return texts


def register(tab: Tab, house: House, *, way_in: str, name: str, email: str) -> None:
    tab.goto(f"{house.url}/veranstaltungen/")
    tab.get_by_role("link", name="Kleiner Kreis").click()
    tab.get_by_role("link", name=way_in).click()
    tab.get_by_label("Name").fill(name)
    tab.get_by_label("E-Mail-Adresse").fill(email)
    press(tab, "Platz sichern")
    heading(tab, "Wir haben Ihnen eine Mail geschickt.")


def test_a_guest_registers_waits_is_promoted_and_cancels(viewer: Viewer, house: House, small_event: Event) -> None:
    first, guest, office = viewer.open_tab(), viewer.open_tab(), viewer.tab("buero")
    register(first, house, way_in="Platz sichern", name="Ada Beispiel", email="ada@demo.example")
    register(guest, house, way_in="Auf die Warteliste", name="Gast Probe", email="probe@demo.example")
    waiting = mails_in_the_outbox(office, house, "probe@demo.example")
    assert [text.splitlines()[0] for text in waiting] == ["Sie stehen auf der Warteliste, Platz 1."]
    own_page = MANAGE.findall(waiting[0])[0]
    guest.goto(own_page)
    heading(guest, "Warteliste, Platz 1")

    first.goto(MANAGE.findall(mails_in_the_outbox(office, house, "ada@demo.example")[0])[0])
    press(first, "Absagen")
    heading(first, "Diese Anmeldung ist abgesagt.")

    promoted = mails_in_the_outbox(office, house, "probe@demo.example")
    assert promoted[0].splitlines()[0] == "Sie sind nachgerückt: Ihr Platz ist sicher."
    guest.goto(own_page)
    heading(guest, "Ihr Platz ist sicher.")
    press(guest, "Absagen")
    heading(guest, "Diese Anmeldung ist abgesagt.")
    assert OutgoingMail.objects.filter(recipient_email="probe@demo.example").count() == 3


def test_a_member_registers_two_colleagues(viewer: Viewer, house: House) -> None:
    anna = viewer.tab("ansprechperson")
    anna.goto(f"{house.url}/veranstaltungen/{house.hybrid.slug}/anmelden/kollegen/")
    anna.get_by_label("online").check()
    for number, name in ((1, "Ben"), (2, "Ida")):
        anna.get_by_label(f"Name der {number}. Person").fill(f"{name} Muster")
        anna.get_by_label(f"E-Mail-Adresse der {number}. Person").fill(f"{name.lower()}@demo.example")
    press(anna, "Plätze sichern")
    expect(anna.locator("main")).to_contain_text("2 Personen sind angemeldet und bekommen gleich eine Mail.")
    names = house.hybrid.registrations.filter(email__in=["ben@demo.example", "ida@demo.example"])
    assert {row.state for row in names} == {"confirmed"}


def test_an_editor_signs_in_and_publishes_a_page_in_wagtail(viewer: Viewer, house: House) -> None:
    editor, guest = viewer.open_tab(), viewer.open_tab()
    sign_in(editor, house, "redaktion")
    assert editor.url == f"{house.url}/redaktion/"
    viewer.complaints.clear()
    editor.goto(f"{house.url}/redaktion/pages/add/website/standardpage/{HomePage.objects.get(slug='start').pk}/")
    editor.locator("[name=title]").fill("Markt im Winter")
    editor.locator("[name=lead]").fill("Was die Stände brauchen.")
    editor.locator("[data-streamfield-stream-container] button, .c-sf-add-button").first.click()
    editor.get_by_role("option", name="Absatz").click()
    editor.locator("[role=textbox][contenteditable=true]").first.click()
    editor.keyboard.type("Strom, Licht und ein Dach.")
    expect(editor.locator("[name=body-0-value]")).to_have_value(re.compile("ein Dach"))
    expect(editor.locator("[name=slug]")).to_have_value("markt-im-winter")
    editor.locator("footer .w-dropdown [data-w-dropdown-target=toggle]").first.click()
    with editor.expect_navigation():
        editor.locator("button[name=action-publish]").click()
    guest.goto(f"{house.url}/markt-im-winter/")
    heading(guest, "Markt im Winter")
    expect(guest.locator("main")).to_contain_text("Strom, Licht und ein Dach.")
    assert [complaint for complaint in viewer.complaints if "another host" in complaint] == []
