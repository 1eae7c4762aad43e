"""The office words a mail: page, preview, refusal, two editors, the way back."""

import pytest
from django.urls import reverse
from django.utils import timezone

from kurzdraht.audit.services import SYSTEM
from kurzdraht.mailing.models import Wording
from kurzdraht.mailing.registry import TEMPLATES, Words
from kurzdraht.mailing.services.wordings import save_wording
from tests.desk.test_desk import as_person
from tests.factories.events import make_event, make_registration
from tests.factories.network import Cast

PAGE = "/buero/vorlagen/mails/bestaetigung/"


def shown(page: object) -> dict[str, str]:
    form = page.context["form"]  # type: ignore[attr-defined]
    return {name: str(form[name].value() or "") for name in ("subject", "body", "seen", "base")}


def test_the_list_says_which_mails_have_words_of_their_own(cast: Cast) -> None:
    words = Words("Ihr Code", "Er gilt {minuten} Minuten.")
    save_wording(TEMPLATES["accounts/mails/code"], "en", words, seen=0, by=SYSTEM, now=timezone.now())
    page = as_person(cast.clara).get(reverse("desk_templates"))
    assert page.text.count("eigener Text") == 1
    assert "(EN)" in page.text
    assert as_person(cast.dora).get(reverse("desk_templates")).context["wordings"] == []


def test_an_adviser_is_not_led_to_a_page_with_nothing_on_it(cast: Cast) -> None:
    link = f'href="{reverse("desk_templates")}"'
    desks = [as_person(person).get(reverse("desk_home")).text for person in (cast.clara, cast.dora)]
    assert [link in desk for desk in desks] == [True, False]


def test_the_form_starts_with_the_words_at_hand_and_keeps_what_is_refused(cast: Cast) -> None:
    client = as_person(cast.clara)
    page = client.get(PAGE)
    assert shown(page)["subject"] == "Ihr Platz: {veranstaltung}, {tag}, {uhrzeit}"
    answer = client.post(PAGE, shown(page) | {"body": "Guten Tag {vorname}"})
    assert (answer.status_code, answer.context["form"]["body"].value()) == (422, "Guten Tag {vorname}")
    assert answer.context["form"].errors["body"][0].startswith("{vorname} kennen wir nicht. Möglich sind: {name}, ")
    assert not Wording.objects.exists()


def test_the_preview_shows_what_is_not_saved_in_a_sandbox(cast: Cast) -> None:
    make_registration(make_event("Leerstand"), "Nora <b>Beispiel</b>")
    client = as_person(cast.clara)
    typed = {"subject": "Für {name}", "body": "Guten Tag {name}"}
    looks = {look: client.post(f"{PAGE}vorschau/", typed | {"ansicht": look}) for look in ("hell", "dunkel", "text")}
    for answer in looks.values():
        assert answer["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
        assert "Guten Tag Nora &lt;b&gt;Beispiel&lt;/b&gt;" in answer.text
    assert ("@media all" in looks["dunkel"].text, "@media not all" in looks["hell"].text) == (True, True)
    assert not Wording.objects.exists()
    faulty = client.post(f"{PAGE}vorschau/", typed | {"body": "{nix}"})
    assert (faulty.status_code, "{nix} kennen wir nicht" in faulty.text) == (422, True)


def test_an_empty_house_has_an_example_too(cast: Cast) -> None:
    for template in ("bestaetigung", "angebot", "barriere", "code"):
        answer = as_person(cast.clara).get(f"/buero/vorlagen/mails/{template}/vorschau/")
        assert (answer.status_code, "⟦" in answer.text, "•" in answer.text) == (200, False, False)


def test_two_who_word_the_same_mail_meet_field_by_field(cast: Cast) -> None:
    client = as_person(cast.clara)
    before = shown(client.get(PAGE))
    assert client.post(PAGE, before | {"subject": "Von Clara"}).status_code == 302
    assert client.post(PAGE, before | {"body": "Von Dora"}).status_code == 302
    row = Wording.objects.get()
    assert (row.subject, row.body) == ("Von Clara", "Von Dora")
    answer = client.post(PAGE, before | {"subject": "Von Dora"})
    assert (answer.status_code, [clash.name for clash in answer.context["form"].meeting.clashes]) == (422, ["subject"])
    assert Wording.objects.get().subject == "Von Clara"


def test_the_way_back_to_the_words_that_came_with_the_house(cast: Cast) -> None:
    client = as_person(cast.clara)
    client.post(PAGE, shown(client.get(PAGE)) | {"subject": "Eigener"})
    assert client.post(f"{PAGE}zurueck/", {"seen": "99"}, follow=True).context["row"] is not None
    page = client.post(f"{PAGE}zurueck/", {"seen": "1"}, follow=True)
    assert (page.context["row"], shown(page)["subject"]) == (None, "Ihr Platz: {veranstaltung}, {tag}, {uhrzeit}")
    assert "Ihr Wortlaut steht noch im Verlauf." in page.text
    latest = page.context["entries"][0]
    assert latest.what == "den ursprünglichen Wortlaut zurückgeholt"
    assert all(change.before in page.text for change in latest.changes)


@pytest.mark.parametrize("query", ["sprache=fr", "sprache="])
def test_there_are_two_languages(cast: Cast, query: str) -> None:
    assert as_person(cast.clara).get(f"{PAGE}?{query}").status_code == 404
