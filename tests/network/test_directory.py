"""The directory finds by name, place and consortium with a constant number of queries."""

from typing import Any

import pytest

from kurzdraht.audit.services import SYSTEM
from kurzdraht.network.models import Consortium, Municipality
from kurzdraht.network.queries import Selection, directory, find_municipalities, similar_municipalities
from kurzdraht.network.services import import_municipalities, set_up_network, shipped_municipalities
from tests.factories.events import NOW
from tests.factories.network import make_membership

TODAY = NOW.date()


@pytest.fixture
def land(db: None) -> None:
    set_up_network(by=SYSTEM, now=NOW)
    import_municipalities(shipped_municipalities(), by=SYSTEM, now=NOW)


def names(typed: str) -> list[str]:
    return [municipality.name for municipality in find_municipalities(typed)]


@pytest.mark.usefixtures("land")
def test_a_name_is_found_however_it_is_typed() -> None:
    for typed in ("Münster", "Muenster", "munster", "  MÜNSTER "):
        assert names(typed) == ["Bad Münstereifel", "Münster"]
    assert names("koeln") == names("Köln") == ["Köln"]
    assert names("hansestadt lemgo") == []
    assert names("Hansestadt")[:2] == ["Attendorn", "Breckerfeld"]
    assert names("unster") == []
    assert len(names("s")) == 37
    assert names("%") == names("")
    assert len(names("")) == 396


@pytest.mark.usefixtures("land")
def test_the_directory_narrows_by_place_consortium_and_size() -> None:
    soest = Municipality.objects.get(slug="soest")
    make_membership(soest.organisation, *Consortium.objects.filter(slug__in=("innenstadt", "stadtumbau")))
    make_membership(Municipality.objects.get(slug="werl").organisation)
    everyone = directory(Selection(), on=TODAY)
    assert (len(everyone.rows), everyone.member_count) == (396, 2)
    assert everyone.counts == dict.fromkeys(
        Consortium.objects.filter(short_name__in=("Innenstadt", "Stadtumbau")).values_list("pk", flat=True), 1
    )
    in_district = directory(Selection(place="kreis-soest", by_inhabitants=True), on=TODAY)
    assert [row.name for row in in_district.rows][:3] == ["Lippstadt", "Soest", "Werl"]
    assert len(directory(Selection(place="bezirk-detmold"), on=TODAY).rows) == 70
    assert len(directory(Selection(place="gibt-es-nicht"), on=TODAY).rows) == 0
    row = directory(Selection(consortium="innenstadt"), on=TODAY).rows[0]
    assert (row.name, row.words) == ("Soest", "AG Stadtumbau, AG Innenstadt")
    assert [consortium.slug if consortium else None for consortium in row.slots] == [
        None, "stadtumbau", None, "innenstadt", None,
    ]  # fmt: skip


@pytest.mark.usefixtures("land")
def test_queries_do_not_grow_with_members(django_assert_num_queries: Any) -> None:
    for count in (1, 3):
        for municipality in Municipality.objects.exclude(organisation__memberships__isnull=False)[:count]:
            make_membership(municipality.organisation, Consortium.objects.get(slug="innenstadt"))
        with django_assert_num_queries(5):
            directory(Selection(typed="s"), on=TODAY)


@pytest.mark.usefixtures("land")
def test_similar_municipalities_say_why(django_assert_num_queries: Any) -> None:
    innenstadt = Consortium.objects.get(slug="innenstadt")
    for slug in ("soest", "lippstadt", "koeln", "detmold"):
        make_membership(Municipality.objects.get(slug=slug).organisation, innenstadt)
    soest = Municipality.objects.get(slug="soest")
    with django_assert_num_queries(3):
        found = similar_municipalities(soest, on=TODAY)
    assert [(one.municipality.name, one.reason) for one in found] == [
        ("Lippstadt", "Etwas größer, auch in der AG Innenstadt"),
        ("Detmold", "Größer, auch in der AG Innenstadt"),
        ("Köln", "Größer, auch in der AG Innenstadt"),
    ]


@pytest.mark.parametrize(
    ("slug", "where"),
    [("iserlohn", "im Märkischen Kreis"), ("roetgen", "in der Städteregion Aachen"), ("soest", "im Kreis Soest")],
)
@pytest.mark.usefixtures("land")
def test_the_district_is_said_in_german(slug: str, where: str) -> None:
    assert Municipality.objects.select_related("district").get(slug=slug).district.where == where


@pytest.mark.usefixtures("land")
def test_the_network_is_set_up_once_and_keeps_what_the_office_changes() -> None:
    Consortium.objects.filter(slug="innenstadt").update(email="innen@stadt.example")
    set_up_network(by=SYSTEM, now=NOW)
    assert list(Consortium.objects.order_by("position").values_list("slug", "mark", "email")) == [
        ("baulandmanagement", "square", "baulandmanagement@netzwerk.example"),
        ("stadtumbau", "triangle", "stadtumbau@netzwerk.example"),
        ("soziale-stadt", "circle", "soziale-stadt@netzwerk.example"),
        ("innenstadt", "diamond", "innen@stadt.example"),
        ("historische-kerne", "arch", "historische-kerne@netzwerk.example"),
    ]
