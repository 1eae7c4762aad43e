"""The quick search: what it finds, how it is written, and for whom."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from kurzdraht.core.text import search_key
from kurzdraht.events.enums import EventState
from kurzdraht.network.enums import MandateKind
from kurzdraht.network.models import Person
from kurzdraht.website.services import create_default_pages
from tests.desk.test_desk import as_person
from tests.factories.events import make_event, make_format
from tests.factories.network import Cast, make_mandate, make_municipality, make_person

MOST_QUERIES = 25


def found(client: Client, words: str, **query: str) -> dict[str, list[str]]:
    groups = client.get(reverse("desk_search"), {"q": words, **query}).context["found"].groups
    return {group.name: [hit.name for hit in group.hits] for group in groups}


@pytest.mark.parametrize("typed", ["müller", "Mueller", "muller", "MÜLLER", "mull", "müller jörg", "jorg", "joerg@ex"])
def test_a_person_is_found_however_the_name_is_written(cast: Cast, typed: str) -> None:
    make_person("Jörg", family_name="Müller", email="joerg@example.org")
    assert found(as_person(cast.clara), typed)["personen"] == ["Jörg Müller"]


@pytest.mark.parametrize("typed", ["clraa", "claara", "klara", "clara beispeil", "clara bespiel", "beispieln"])
def test_one_slip_of_the_fingers_is_forgiven_in_each_word(cast: Cast, typed: str) -> None:
    client = as_person(cast.clara)
    assert "Clara Beispiel" in found(client, typed)["personen"]
    assert client.get(reverse("desk_search"), {"q": typed}).context["found"].is_near is True


@pytest.mark.parametrize("typed", ["klarra", "cla?a", "c" * 60, "(((((", "ausgnag xyz"])
def test_more_than_a_slip_finds_nothing_else(cast: Cast, typed: str) -> None:
    assert "Clara Beispiel" not in found(as_person(cast.clara), typed).get("personen", [])


def test_places_and_pages_of_the_desk_are_found_with_a_slip_too(cast: Cast) -> None:
    client = as_person(cast.clara)
    assert found(client, "dortmnud")["organisationen"] == ["Dortmund"]
    assert found(client, "ausgnag")["befehle"] == ["Ausgang"]
    assert found(client, "reihe")["befehle"] == ["Reihen"]
    assert found(as_person(cast.dora), "vorlagen").get("befehle", []) == []


@pytest.mark.parametrize("name", ["Ötzgün", "Weiß", "Groß-Äpfel", "André", "François", "Şahin", "Übung", "von der Aue"])
def test_the_database_makes_the_same_key_as_we_do(db: None, name: str) -> None:
    person = Person.objects.create(given_name="Jo", family_name=name, email="jo@example.org")
    kept = Person.objects.get(pk=person.pk).search_name
    assert " ".join(kept.split()) == search_key(f"{name} Jo jo@example.org")
    person.family_name = "Anders"
    person.save(update_fields=("family_name",))
    assert Person.objects.get(pk=person.pk).search_name.startswith(" anders jo ")


def test_a_person_is_found_by_the_place_too_and_begins_with_comes_first(cast: Cast) -> None:
    make_person("Berta", family_name="Anna", organisation=cast.soest.organisation)
    client = as_person(cast.clara)
    assert found(client, "anna dort")["personen"] == ["Anna Beispiel"]
    assert found(client, "anna")["personen"] == ["Berta Anna", "Anna Beispiel"]


def test_an_event_is_found_by_title_place_and_host(cast: Cast) -> None:
    now = timezone.now()
    make_event("Öffentlicher Raum", starts_at=now - timedelta(days=9), host=cast.soest, venue="Rathaus")
    make_event("Öffentlicher Platz", starts_at=now + timedelta(days=9))
    client = as_person(cast.clara)
    assert found(client, "oeffentlicher")["veranstaltungen"] == ["Öffentlicher Platz", "Öffentlicher Raum"]
    assert found(client, "raum soest")["veranstaltungen"] == ["Öffentlicher Raum"]
    assert found(client, "rathaus")["veranstaltungen"] == ["Öffentlicher Raum"]


def test_an_adviser_finds_no_draft_and_no_person_of_another_ag(cast: Cast) -> None:
    now = timezone.now()
    draft = {"state": EventState.DRAFT, "published_at": None, "starts_at": now + timedelta(days=9)}
    make_event("Entwurf fremd", consortium=cast.innenstadt, **draft)
    make_event("Entwurf eigen", consortium=cast.stadtumbau, **draft)
    make_event("Öffentlich fremd", consortium=cast.innenstadt, starts_at=now + timedelta(days=9))
    dora = as_person(cast.dora)
    assert found(dora, "entwurf")["veranstaltungen"] == ["Entwurf eigen"]
    groups = dora.get(reverse("desk_search"), {"q": "fremd"}).context["found"].groups
    assert [(hit.name, hit.url.startswith("/veranstaltungen/"), hit.extra) for hit in groups[0].hits] == [
        ("Öffentlich fremd", True, None)
    ]
    assert found(dora, "anna")["personen"] == ["Anna Beispiel"]
    assert "personen" not in found(dora, "bert")
    assert found(as_person(cast.clara), "bert")["personen"] == ["Bert Beispiel"]


@pytest.mark.parametrize("name", ["anna", "emil", "felix"])
def test_nobody_else_searches_here(cast: Cast, name: str) -> None:
    assert as_person(getattr(cast, name)).get(reverse("desk_search"), {"q": "a"}).status_code == 404


def test_commands_are_found_by_who_may_give_them(cast: Cast) -> None:
    make_format(slug="austausch-45")
    clara, dora = as_person(cast.clara), as_person(cast.dora)
    assert found(clara, "ausg")["befehle"] == ["Ausgang"]
    assert "befehle" not in found(dora, "ausg")
    assert found(dora, "45")["befehle"] == ["45-Minuten-Austausch anlegen"]
    assert found(clara, "abm")["befehle"] == ["Abmelden"]
    assert "befehle" not in found(clara, "redaktion")


def test_editors_are_led_to_the_editor_and_others_to_the_page(cast: Cast) -> None:
    create_default_pages(now=timezone.now())
    page = Page.objects.live().filter(depth=3, locale__language_code="de").order_by("path")[0]
    editor = make_person("Max")
    make_mandate(editor, MandateKind.PAGE_EDITOR)
    make_mandate(editor, MandateKind.OFFICE)
    urls = []
    for person in (editor, cast.clara):
        groups = as_person(person).get(reverse("desk_search"), {"q": page.title}).context["found"].groups
        urls.append([hit.url for group in groups if group.name == "seiten" for hit in group.hits])
    assert reverse("wagtailadmin_pages:edit", args=(page.pk,)) in urls[0]
    assert f"/{page.slug}/" in urls[1]


def test_each_group_shows_a_few_and_all_on_demand(cast: Cast) -> None:
    for number in range(8):
        make_person("Nora", family_name=f"Muster{number}")
    client = as_person(cast.clara)
    page = client.get(reverse("desk_search"), {"q": "nora"})
    assert (len(found(client, "nora")["personen"]), "Alle 8 zeigen" in page.content.decode()) == (5, True)
    assert len(found(client, "nora", gruppe="personen")["personen"]) == 8


def test_a_letter_too_many_still_finds_what_begins_alike(cast: Cast) -> None:
    make_municipality("Gelsenkirchen")
    page = as_person(cast.clara).get(reverse("desk_search"), {"q": "gelsenkirchne"})
    assert (page.context["found"].is_near, "Ähnlich beginnt" in page.content.decode()) == (True, True)
    assert found(as_person(cast.clara), "gelsenkirchne")["organisationen"] == ["Gelsenkirchen"]


def test_the_chosen_ag_and_year_hold_for_events_until_one_says_otherwise(cast: Cast) -> None:
    now = timezone.now()
    for title, consortium in (("Umbau eins", cast.stadtumbau), ("Umbau zwei", cast.innenstadt)):
        make_event(title, consortium=consortium, starts_at=now + timedelta(days=1))
    client = as_person(cast.clara)
    client.post(reverse("desk_scope"), {"consortium": cast.innenstadt.pk})
    assert found(client, "umbau")["veranstaltungen"] == ["Umbau zwei"]
    assert len(found(client, "umbau", alles="1")["veranstaltungen"]) == 2


def test_what_lies_in_the_bin_is_not_found(cast: Cast) -> None:
    make_event("Verworfen", deleted_at=timezone.now())
    assert "veranstaltungen" not in found(as_person(cast.clara), "verworfen")


@pytest.mark.parametrize("typed", ["", " ", "%", "_", "\0", "' OR 1=1", "ß", "a" * 300])
def test_odd_words_find_nothing_and_break_nothing(cast: Cast, typed: str) -> None:
    answer = as_person(cast.clara).get(reverse("desk_search"), {"q": typed})
    assert (answer.status_code, answer.context["found"].number) == (200, 0)


def test_htmx_gets_the_hits_alone(cast: Cast) -> None:
    answer = as_person(cast.clara).get(reverse("desk_search"), {"q": "anna"}, headers={"HX-Request": "true"})
    assert ("Anna Beispiel" in answer.content.decode(), "<html" in answer.content.decode()) == (True, False)


def test_more_to_find_needs_no_more_queries(cast: Cast) -> None:
    client = as_person(cast.clara)
    numbers = []
    for count in (7, 30):
        for number in range(count):
            make_event(f"Umbau {number}", starts_at=timezone.now() + timedelta(days=1)).partners.add(cast.innenstadt)
            make_person("Ursula", family_name=f"Umbau{number}", organisation=cast.soest.organisation)
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("desk_search"), {"q": "umbau"})
        numbers.append(len(queries))
    assert (numbers[0] == numbers[1], numbers[1] <= MOST_QUERIES) == (True, True), numbers
