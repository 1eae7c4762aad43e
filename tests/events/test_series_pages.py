"""The pages of a series: its dates are seen before they are made."""

from datetime import date, timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from kurzdraht.core.dates import BERLIN
from kurzdraht.events.models import Event, EventSeries
from kurzdraht.events.recurrence import Rhythm
from kurzdraht.events.services.spreading import Extent, change_in_series
from kurzdraht.network.models import Person
from tests.events.made_series import MOMENTS
from tests.factories.events import NOW, make_event, make_format
from tests.factories.network import Cast


def sign_in(client: Client, person: Person) -> None:
    assert person.user is not None
    client.force_login(person.user)


def dates_on(client: Client, address: str, typed: dict[str, Any]) -> dict[str, Any]:
    """The page of the preview as a browser would send it back."""
    context = client.post(address, typed | {"action": "preview"}).context
    data: dict[str, Any] = typed | {"shown": context["shown"]}
    for one in context["dates"]:
        key = one.meeting.rule_date.isoformat()
        data[f"day-{key}"] = one.day.isoformat()
        if one.is_on:
            data[f"on-{key}"] = "on"
    return data


def test_the_office_sees_all_dates_takes_one_out_and_moves_another(client: Client, cast: Cast) -> None:
    form = make_format("Netzwerktreffen", slug="netzwerktreffen")
    sign_in(client, cast.clara)
    address = "/buero/veranstaltungen/reihen/neu/"
    first = timezone.localdate() + timedelta(days=40)
    typed = {
        "format": form.pk,
        "consortium": cast.stadtumbau.pk,
        "name": "Monatstreffen",
        "first_date": first.isoformat(),
        "time": "10:00",
        "rhythm": "fortnightly",
        "count": "4",
        "holiday_rule": "keep",
    }
    data = dates_on(client, address, typed)
    days = sorted(key.removeprefix("day-") for key in data if key.startswith("day-"))
    del data[f"on-{days[1]}"]
    moved = date.fromisoformat(days[2]) + timedelta(days=1)
    data[f"day-{days[2]}"] = moved.isoformat()
    answer = client.post(address, data | {"action": "draft"})
    assert answer.headers["Location"] == "/buero/veranstaltungen/reihen/monatstreffen/"
    events = list(Event.objects.order_by("starts_at"))
    assert [event.starts_at.astimezone(BERLIN).date() for event in events] == [
        first,
        moved,
        date.fromisoformat(days[3]),
    ]
    assert [event.rule_date.isoformat() for event in events if event.rule_date] == [days[0], days[2], days[3]]
    assert client.get(answer.headers["Location"]).status_code == 200


def test_dates_of_an_older_preview_are_not_made(client: Client, cast: Cast) -> None:
    form = make_format("Netzwerktreffen", slug="netzwerktreffen")
    sign_in(client, cast.clara)
    address = "/buero/veranstaltungen/reihen/neu/"
    first = timezone.localdate() + timedelta(days=40)
    typed = {
        "format": form.pk,
        "name": "Reihe",
        "first_date": first.isoformat(),
        "time": "10:00",
        "rhythm": "weekly",
        "count": "2",
        "holiday_rule": "keep",
    }
    data = dates_on(client, address, typed)
    assert client.post(address, data | {"count": "5", "action": "publish"}).status_code == 200
    assert Event.objects.count() == 0


def test_an_adviser_sees_only_series_of_the_own_consortium(client: Client, cast: Cast) -> None:
    own = EventSeries.objects.create(slug="eigene", name="Eigene", consortium=cast.stadtumbau)
    other = EventSeries.objects.create(slug="andere", name="Andere", consortium=cast.innenstadt)
    sign_in(client, cast.dora)
    answers = [client.get(f"/buero/veranstaltungen/reihen/{one.slug}/").status_code for one in (own, other)]
    assert answers == [200, 404]
    assert list(client.get("/buero/veranstaltungen/reihen/").context["rows"]) == [own]


def test_an_event_without_a_series_is_simply_changed(cast: Cast) -> None:
    event = make_event()
    spread = change_in_series(event, {"cost": "5 Euro"}, scope=Extent.ALL, by=cast.clara, now=NOW)
    assert (spread.followed, Event.objects.get().cost) == (0, "5 Euro")


def test_one_edit_reaches_no_event_of_another_consortium(client: Client, cast: Cast) -> None:
    """Nor can an event be put into the series of another one, from where it would reach them."""
    other = EventSeries.objects.create(slug="andere", name="Andere", consortium=cast.innenstadt)
    soon = timezone.now() + timedelta(days=9)
    own = make_event("Eigen", starts_at=soon, consortium=cast.stadtumbau)
    foreign = make_event("Fremd", starts_at=soon + timedelta(days=30), consortium=cast.innenstadt, series=other)
    sign_in(client, cast.dora)
    here = f"/buero/veranstaltungen/{own.slug}/bearbeiten/"
    assert other not in client.get(here).context["form"].fields["series"].queryset
    Event.objects.filter(pk=own.pk).update(series=other)
    page = client.get(here)
    said = {bound.name: bound.value() for bound in page.context["form"]}
    values = {name: value for name, value in said.items() if str(value) not in {"", "None", "False"}}
    moments = {name: value.astimezone(BERLIN).isoformat()[:16] for name, value in values.items() if name in MOMENTS}
    given = values | moments | {"topics": [], "partners": [], "cost": "1000 Euro", "scope": Extent.ALL.value}
    assert (page.context["siblings"], client.post(here, given).status_code) == (0, 302)
    own.refresh_from_db()
    foreign.refresh_from_db()
    assert (own.cost, foreign.cost) == ("1000 Euro", "")


def test_before_they_are_made_the_dates_say_why_they_move_and_how_they_are_called(client: Client, cast: Cast) -> None:
    form = make_format("Netzwerktreffen", slug="netzwerktreffen")
    sign_in(client, cast.clara)
    typed = {
        "format": form.pk,
        "name": "Neujahrsrunde",
        "title_pattern": "Runde {nummer} im {monat}",
        "first_date": f"{timezone.localdate().year + 1}-01-01",
        "time": "10:00",
        "rhythm": Rhythm.SAME_DAY.value,
        "count": "2",
        "holiday_rule": "next",
    }
    address = "/buero/veranstaltungen/reihen/neu/"
    page = client.post(address, typed)
    assert (page.context["dates"][0].holiday, page.context["first_title"]) == ("Neujahr", "Runde 1 im Januar")
    assert "Der erste heißt „Runde 1 im Januar“." in page.text
    refused = client.post(address, typed | {"title_pattern": "Runde {monatt}"})
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["title_pattern"])
