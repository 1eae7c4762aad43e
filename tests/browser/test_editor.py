"""Writing formatted text: by keyboard alone, pasted from Word, without scripts; and the page beside it meanwhile."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page as Tab, expect

from kurzdraht.events.models import Event
from tests.browser.house import House
from tests.browser.viewer import Viewer, sign_in

pytestmark = pytest.mark.browser

WORD = """<html><head><style>p.MsoNormal {color: red}</style></head><body><!--StartFragment-->
<p class=MsoTitle style='font-size:28.0pt'>Lage<o:p></o:p></p>
<p class=MsoNormal style='margin:0'><b><span style='color:red'>Drei</span></b> Läden,
<span style='font-weight:bold;font-family:Calibri'>alle</span> leer.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>·<span style='font:7pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;</span></span><![endif]>eins</p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18pt;mso-list:l0 level1 lfo1'><span
style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span>zwei</p>
<p class=MsoNormal>&nbsp;</p>
<table><tr><td>Dortmund<td><b>12</b></tr><tr><td>Soest</tr></table><script>alert(1)</script><img src="file:///c:/bild.png">
<!--EndFragment--></body></html>"""
PASTE = """(editor, html) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  data.setData("text/plain", "Lage");
  editor.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def event(house: House) -> Event:
    return house.draft


@pytest.fixture
def office(viewer: Viewer, house: House, event: Event) -> Iterator[Tab]:
    tab = viewer.open_tab()
    sign_in(tab, house, "buero")
    tab.goto(f"{house.url}/buero/veranstaltungen/{event.slug}/bearbeiten/")
    viewer.complaints.clear()
    yield tab
    assert viewer.complaints == []
    tab.context.close()


def editor(tab: Tab) -> Locator:
    return tab.get_by_role("textbox", name="Beschreibung")


def emptied(tab: Tab) -> Locator:
    field = editor(tab)
    field.focus()
    tab.keyboard.press("Control+a")
    tab.keyboard.press("Delete")
    return field


def strike(tab: Tab, *steps: str) -> None:
    """Words are typed, keys stand in angle brackets."""
    for step in steps:
        if step.startswith("<"):
            tab.keyboard.press(step.strip("<>"))
        else:
            tab.keyboard.type(step)


def kept(tab: Tab, event: Event) -> str:
    with tab.expect_navigation():
        tab.get_by_role("button", name="Speichern", exact=True).click()
    event.refresh_from_db()
    return event.description


def pressed(tab: Tab, name: str) -> str | None:
    return tab.get_by_role("toolbar").get_by_role("button", name=name, exact=True).get_attribute("aria-pressed")


def test_the_bar_by_keyboard(office: Tab, event: Event) -> None:
    emptied(office)
    strike(office, "<Alt+F10>")
    expect(office.get_by_role("button", name="Überschrift", exact=True)).to_be_focused()
    strike(office, "<Enter>")
    assert pressed(office, "Überschrift") == "true"
    strike(office, "<ArrowLeft>")
    expect(office.get_by_role("button", name="wiederherstellen")).to_be_focused()
    strike(office, "<Home>", "<Escape>")
    expect(editor(office)).to_be_focused()
    strike(office, "Worum", "<Enter>")
    assert pressed(office, "Überschrift") == "false"
    strike(office, "Ein ", "<Control+b>")
    assert pressed(office, "fett") == "true"
    strike(office, "leerer", "<Control+b>", " Laden", "<Enter>", "- eins", "<Enter>", "zwei", "<Tab>")
    expect(editor(office)).not_to_be_focused()
    assert kept(office, event) == (
        "<h3>Worum</h3>\n<p>Ein <strong>leerer</strong> Laden</p>\n<ul><li>eins</li><li>zwei</li></ul>"
    )


def test_a_link_by_keyboard(office: Tab, event: Event) -> None:
    emptied(office)
    strike(office, "Hier steht ", "<Control+k>")
    expect(office.get_by_label("Text des Links")).to_be_focused()
    strike(office, "mehr dazu", "<Tab>", "unsinn", "<Enter>")
    expect(office.get_by_role("alert")).to_contain_text("Diese Adresse geht nicht")
    strike(office, "<Control+a>", "www.example.org/laden", "<Enter>")
    expect(editor(office)).to_be_focused()
    assert kept(office, event) == '<p>Hier steht <a href="https://www.example.org/laden">mehr dazu</a></p>'


def test_what_word_brings_along_is_cleaned_before_it_stands_there(office: Tab, event: Event) -> None:
    field = emptied(office)
    field.evaluate(PASTE, WORD)
    expect(field.get_by_role("heading", level=3)).to_have_text("Lage")
    assert field.locator("[style], [class^=Mso], table, script, img:not([class])").count() == 0
    assert kept(office, event) == (
        "<h3>Lage</h3>\n<p><strong>Drei</strong> Läden, <strong>alle</strong> leer.</p>\n"
        "<ul><li>eins</li><li>zwei</li></ul>\n<p>Dortmund · <strong>12</strong></p>\n<p>Soest</p>"
    )


def test_a_step_is_taken_back_and_the_summary_leads_into_the_editor(office: Tab) -> None:
    field = emptied(office)
    office.keyboard.type("abc")
    office.get_by_role("button", name="rückgängig").click()
    expect(field).not_to_contain_text("abc")
    assert field.get_attribute("id") == "id_description"
    assert field.get_attribute("aria-multiline") == "true"
    assert "id_description_helptext" in str(field.get_attribute("aria-describedby"))
    office.get_by_text("Beschreibung", exact=False).locator("visible=true").first.click()
    expect(field).to_be_focused()


def test_without_scripts_an_empty_line_parts_paragraphs(viewer: Viewer, house: House, event: Event) -> None:
    Event.objects.filter(pk=event.pk).update(description="<p>Eins</p>\n<p>Zwei</p>")
    signed_in = viewer.open_tab()
    sign_in(signed_in, house, "buero")
    context = viewer.browser.new_context(java_script_enabled=False, storage_state=signed_in.context.storage_state())
    tab = context.new_page()
    tab.goto(f"{house.url}/buero/veranstaltungen/{event.slug}/bearbeiten/")
    field = tab.get_by_label("Beschreibung")
    assert field.input_value() == "Eins\n\nZwei"
    field.fill("Neu <hier>\n\nUnd noch\neine Zeile")
    tab.get_by_role("button", name="Speichern", exact=True).click()
    event.refresh_from_db()
    assert event.description == "<p>Neu &lt;hier&gt;</p>\n<p>Und noch<br>eine Zeile</p>"
    context.close()
    signed_in.context.close()


def test_the_page_follows_what_is_written_and_nothing_is_saved(office: Tab, event: Event) -> None:
    before = event.title
    office.get_by_text("Vorschau beim Schreiben").click()
    frame = office.frame_locator("[data-kd-preview] iframe")
    expect(frame.get_by_role("heading", level=1)).to_have_text(before)
    office.get_by_label("Titel", exact=True).fill("Beim Schreiben gesehen")
    expect(frame.get_by_role("heading", level=1)).to_have_text("Beim Schreiben gesehen")
    office.get_by_role("button", name="dunkel", exact=True).click()
    expect(frame.locator("html")).to_have_attribute("data-kern-theme", "dark")
    event.refresh_from_db()
    assert event.title == before


def test_the_end_goes_along_with_the_beginning(office: Tab) -> None:
    begin, end = office.locator("[name=starts_at]"), office.locator("[name=ends_at]")
    begin.fill("2027-03-04T11:00")
    end.fill("2027-03-04T12:30")
    begin.fill("2028-02-29T23:00")
    assert end.input_value() == "2028-03-01T00:30"
    begin.fill("")
    begin.fill("2028-03-01T09:00")
    assert end.input_value() == "2028-03-01T10:30"


def test_the_timetable_changes_in_place_and_the_focus_stays(viewer: Viewer, house: House) -> None:
    event = house.coming
    tab = viewer.open_tab()
    sign_in(tab, house, "buero")
    tab.goto(f"{house.url}/buero/veranstaltungen/{event.slug}/ablauf/")
    rows = tab.locator(".kd-agenda-rows > li")
    expect(tab.locator("main :focus")).to_have_count(0)
    first = rows.nth(0).get_attribute("id")
    rows.nth(0).get_by_role("button", name="nach unten").press("Enter")
    expect(rows.nth(1)).to_have_id(str(first))
    expect(tab.locator(f"#{first} .kd-row-actions button:focus")).to_have_count(1)
    rows.nth(1).get_by_role("link").first.press("Enter")
    expect(tab.get_by_label("Titel", exact=True)).to_be_focused()
    tab.get_by_label("Titel", exact=True).fill("")
    tab.get_by_label("Titel", exact=True).press("Enter")
    expect(tab.locator("[data-kd-summary]")).to_be_focused()
    tab.get_by_role("link", name="Abbrechen").press("Enter")
    expect(rows.nth(1).get_by_role("button", name="entfernen")).to_be_visible()
    times = rows.nth(2).locator("time").inner_text()
    rows.nth(1).get_by_label("Minuten").fill("99")
    rows.nth(1).get_by_label("Minuten").press("Tab")
    expect(rows.nth(2).locator("time")).not_to_have_text(times)
    tab.context.close()
