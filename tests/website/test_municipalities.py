"""The directory and the page of a municipality, as anybody reads them."""

import gzip
import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from kurzdraht.audit.services import SYSTEM
from kurzdraht.events.enums import EventState
from kurzdraht.events.models import Contribution
from kurzdraht.network.models import Area, Consortium, Municipality
from kurzdraht.network.services import import_municipalities, set_up_network, shipped_municipalities
from tests.factories.events import NOW, make_event
from tests.factories.network import make_consortium, make_membership, make_municipality

PARTIAL = {"HX-Request": "true", "HX-Request-Type": "partial", "HX-Target": "div#tabelle"}


@pytest.fixture
def land(db: None) -> None:
    """The whole Land; Soest takes part in two consortia, Werl in none."""
    set_up_network(by=SYSTEM, now=NOW)
    import_municipalities(shipped_municipalities(), by=SYSTEM, now=NOW)
    make_membership(town("soest").organisation, *Consortium.objects.filter(slug__in=("innenstadt", "stadtumbau")))
    make_membership(town("werl").organisation)


def town(slug: str) -> Municipality:
    municipality: Municipality = Municipality.objects.select_related("organisation").get(slug=slug)
    return municipality


def page(client: Client, path: str, **headers: str) -> str:
    response = client.get(path, headers=headers)
    assert response.status_code == 200
    return tight(response.content.decode())


def tight(html: str) -> str:
    """Without the white space around tags, which the formatter of templates decides about."""
    return re.sub(r"\s*(<[^>]+?) ?(/?>)\s*", r"\1\2", re.sub(r"\s+", " ", html))


def rows(html: str) -> list[str]:
    return re.findall(r'<th scope="row"><a href="/(?:en/)?kommunen/([^/]+)/">', html)


@pytest.mark.usefixtures("land")
def test_the_directory_tells_how_many_are_in(client: Client) -> None:
    html = page(client, "/kommunen/")
    assert "2 von 396 Kommunen sind dabei" in html
    assert rows(html)[:3] == ["aachen", "ahaus", "ahlen"]
    assert len(rows(html)) == 25
    assert len(rows(page(client, "/kommunen/?alle=1"))) == 396
    assert html.count('tabindex="-1"><title>') == 396
    assert "style=" not in html.replace("font-style=", "")


@pytest.mark.usefixtures("land")
def test_the_page_is_the_same_for_all_and_light(client: Client) -> None:
    response = client.get("/kommunen/")
    assert not response.cookies
    assert "csrfmiddlewaretoken" not in response.content.decode()
    assert len(gzip.compress(response.content, 6)) <= 60 * 1024


@pytest.mark.usefixtures("land")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?q=Muenster", ["bad-muenstereifel", "muenster"]),
        ("?q=Soes", ["soest"]),
        ("?gebiet=kreis-soest&q=w", ["warstein", "welver", "werl", "wickede-ruhr"]),
        ("?gebiet=kreis-soest&sortierung=menschen&q=w", ["werl", "warstein", "wickede-ruhr", "welver"]),
        ("?ag=innenstadt", ["soest"]),
        ("?ag=gibt-es-nicht", []),
        ("?q=%00%27%22%3Cscript%3E", []),
        ("?q=Xanadu", []),
    ],
)
def test_the_table_narrows_without_javascript(client: Client, query: str, found: list[str]) -> None:
    html = page(client, f"/kommunen/{query}")
    assert rows(html) == found
    assert ("Keine Kommune gefunden" in html) == (not found)
    assert "<script>" not in html


@pytest.mark.usefixtures("land")
def test_htmx_gets_the_table_alone(client: Client) -> None:
    response = client.get("/kommunen/?q=s", headers=PARTIAL)
    html = tight(response.content.decode())
    assert len(rows(html)) == 37
    assert "37 Kommunen, 1 dabei" in html
    assert '<svg class="kd-map' not in html
    assert "<html" not in html
    assert "HX-Request-Type" in response["Vary"]


@pytest.mark.usefixtures("land")
def test_a_chosen_consortium_colours_the_map(client: Client) -> None:
    html = page(client, "/kommunen/?ag=innenstadt")
    assert '<a href="/kommunen/soest/" tabindex="-1"><title>Soest, in 2 AGs</title><path class="diamond"' in html
    assert html.count('<path class="diamond"') == 1
    all_in_ink = page(client, "/kommunen/")
    assert '<title>Soest, in 2 AGs</title><path class="i2"' in all_in_ink
    assert '<title>Werl, Mitglied</title><path class="in"' in all_in_ink
    assert "AG Stadtumbau, AG Innenstadt</span>" in html


@pytest.mark.usefixtures("land")
def test_the_list_is_a_file(client: Client) -> None:
    Municipality.objects.filter(slug="soest").update(name="=1+1")
    response = client.get("/kommunen/kommunen.csv?gebiet=kreis-soest&q=w")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    lines = response.content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("AGS;Kommune;Art;Kreis;Regierungsbezirk;Menschen;Mitglied;AG Baulandmanagement")
    assert lines[3] == "05974052;Werl;kreisangehörige Stadt;Kreis Soest;Arnsberg;30938;ja;;;;;"
    everything = client.get("/kommunen/kommunen.csv").content.decode("utf-8-sig")
    assert "05974040;'=1+1;" in everything


@pytest.mark.usefixtures("land")
def test_queries_of_the_directory_do_not_grow(client: Client, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(20) as few:
        page(client, "/kommunen/?alle=1")
    for municipality in Municipality.objects.filter(slug__startswith="b").select_related("organisation"):
        make_membership(municipality.organisation, *Consortium.objects.all())
    with django_assert_max_num_queries(len(few.captured_queries)):
        page(client, "/kommunen/?alle=1")


@pytest.mark.usefixtures("land")
def test_a_municipality_shows_what_is_known(client: Client) -> None:
    html = page(client, "/kommunen/soest/")
    assert "Stadt im Kreis Soest, Regierungsbezirk Arnsberg." in html
    assert "48.250 Menschen auf 85,81 Quadratkilometern." in html
    assert "Mitglied im Netzwerk seit dem 1. Januar 2024." in html
    told = re.sub(r"<[^>]+>|\s+", " ", html.split('class="kd-town__ags"')[1].split("</ul>")[0])
    assert re.findall(r"AG \w+\s+seit \d+", re.sub(r" +", " ", told)) == [
        "AG Stadtumbau seit 2024",
        "AG Innenstadt seit 2024",
    ]
    assert 'href="/kommunen/?gebiet=kreis-soest">Kreis Soest</a>' in html
    assert ">Bad Sassendorf</text>" in html or ">Lippetal</text>" in html
    assert "Noch keine Veranstaltung aus Soest" in html


@pytest.mark.usefixtures("land")
def test_a_town_outside_is_told_how_to_join(client: Client) -> None:
    html = page(client, "/kommunen/lemgo/")
    assert "Lemgo ist noch nicht dabei." in html
    assert "Mitglied im Netzwerk" not in html


@pytest.mark.usefixtures("land")
def test_cores_are_named(client: Client) -> None:
    soest = town("soest")
    core = Area.objects.create(municipality=soest, name="Altstadt")
    cores = Consortium.objects.get(slug="historische-kerne")
    soest.organisation.affiliations.create(consortium=cores, area=core, from_date=NOW.date() - timedelta(days=400))
    assert "mit Altstadt" in page(client, "/kommunen/soest/")


@pytest.mark.usefixtures("land")
def test_events_it_hosts_or_speaks_at_are_shown_and_drafts_are_not(client: Client) -> None:
    soest = town("soest")
    make_event("Alte Dächer", host=soest, starts_at=NOW - timedelta(days=300))
    spoken = make_event("Neue Höfe", host=town("werl"), starts_at=NOW - timedelta(days=400))
    Contribution.objects.create(event=spoken, municipality=soest, function_title="Stadtplanung")
    make_event("Geheimer Entwurf", host=soest, state=EventState.DRAFT, starts_at=NOW - timedelta(days=300))
    html = page(client, "/kommunen/soest/")
    assert re.findall(r'kd-past__title"><a href="[^"]+">([^<]+)', html) == ["Alte Dächer", "Neue Höfe"]
    assert (html.count("als Gastgeberin"), html.count("mit einem Beitrag")) == (1, 1)
    assert "Geheimer Entwurf" not in html


@pytest.mark.usefixtures("land")
def test_a_merged_municipality_says_where_it_went(client: Client) -> None:
    Municipality.objects.filter(slug="werl").update(is_current=False, merged_into=town("soest"))
    html = page(client, "/kommunen/werl/")
    assert "Diese Kommune gibt es nicht mehr" in html
    assert '<a href="/kommunen/soest/">Soest</a>' in html
    assert rows(page(client, "/kommunen/?q=werl")) == []


@pytest.mark.usefixtures("land")
def test_queries_of_a_municipality_do_not_grow(client: Client, django_assert_max_num_queries: Any) -> None:
    soest = town("soest")
    make_event("Eins", host=soest, starts_at=NOW - timedelta(days=300))
    with django_assert_max_num_queries(25) as few:
        page(client, "/kommunen/soest/")
    for number in range(3):
        make_event(f"Mehr {number}", host=soest, starts_at=NOW - timedelta(days=300 + number))
        make_membership(Municipality.objects.exclude(organisation__memberships__isnull=False)[number].organisation)
    with django_assert_max_num_queries(len(few.captured_queries)):
        page(client, "/kommunen/soest/")


@pytest.mark.django_db
def test_nothing_is_there_and_the_pages_say_how_it_comes(client: Client) -> None:
    assert "Noch keine Kommunen" in page(client, "/kommunen/")
    assert client.get("/kommunen/soest/").status_code == 404


@pytest.mark.django_db
def test_a_town_that_the_map_does_not_know_yet_has_a_page(client: Client) -> None:
    make_consortium("Innenstadt", mark="diamond")
    make_municipality("Neustadt am Rand")
    assert "Neustadt am Rand" in page(client, "/kommunen/neustadt-am-rand/")
    assert rows(page(client, "/kommunen/")) == ["neustadt-am-rand"]


@pytest.mark.usefixtures("land")
def test_english_addresses_lead_to_english_addresses(client: Client) -> None:
    html = page(client, "/en/kommunen/?q=soest")
    assert '<th scope="row"><a href="/en/kommunen/soest/">' in html
    assert '<a href="/en/kommunen/soest/" tabindex="-1">' in html
    page(client, "/en/kommunen/soest/")


@pytest.mark.django_db
def test_sources_are_named(client: Client) -> None:
    html = page(client, "/quellen/")
    for line in ("Statistisches Bundesamt (Destatis), 2025", "Geobasis NRW 2021", "ODbL 1.0", "Open Font License"):
        assert line in html
