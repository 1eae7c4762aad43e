"""Blocks that show records, and blocks that lead on."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from kurzdraht.events.models import Documentation
from kurzdraht.website.blocks import MapBlock, TeasersBlock
from kurzdraht.website.models import HomePage, StandardPage
from tests.factories.events import make_event
from tests.factories.network import Cast

DAY = timedelta(days=1)


def read(client: Client, home: HomePage, *blocks: tuple[str, object]) -> str:
    home.add_child(instance=StandardPage(title="Leerstand", slug="leerstand", body=list(blocks)))
    text = " ".join(client.get("/leerstand/").content.decode().split())
    return text.partition('<div class="kd-body">')[2].partition("</article>")[0]


def test_next_events_of_one_consortium_stand_there_and_change_with_the_records(
    cast: Cast, home: HomePage, client: Client
) -> None:
    now = timezone.now()
    first, second = cast.stadtumbau, cast.innenstadt
    own = make_event("Eigener Termin", consortium=first, starts_at=now + DAY, ends_at=now + 2 * DAY)
    make_event("Fremder Termin", consortium=second, starts_at=now + DAY, ends_at=now + 2 * DAY)
    text = read(client, home, ("events", {"events": [], "consortium": first.slug, "number": 2}))
    assert ("Eigener Termin" in text, "Fremder Termin" in text) == (True, False)
    own.title = "Neuer Titel"
    own.save()
    assert "Neuer Titel" in client.get("/leerstand/").content.decode()


def test_documentation_is_shown_and_never_copied(cast: Cast, home: HomePage, client: Client) -> None:
    now = timezone.now()
    event = make_event("Gewesen", starts_at=now - 3 * DAY, ends_at=now - 2 * DAY)
    Documentation.objects.create(event=event, heading="Was war", published_at=now - DAY)
    text = read(client, home, ("documentation", {"consortium": "", "number": 2}))
    assert f'<a href="{event.get_absolute_url()}">Gewesen</a>' in text


@pytest.mark.parametrize("of_one", [True, False])
def test_the_map_has_a_name_and_a_way_to_the_list(cast: Cast, home: HomePage, client: Client, *, of_one: bool) -> None:
    consortium = cast.stadtumbau
    text = read(client, home, ("map", {"consortium": consortium.slug if of_one else ""}))
    assert "<svg" in text
    assert "Mitgliedskommune" in text
    assert (f'href="/ag/{consortium.slug}/"' if of_one else 'href="/kommunen/"') in text


def test_teasers_and_the_button_lead_to_pages(cast: Cast, home: HomePage, client: Client) -> None:
    about = StandardPage.objects.get(slug="ueber-uns", locale__language_code="de")
    teasers = [{"title": "Wer wir sind", "text": "In fünf Sätzen.", "page": about, "url": ""}]
    teasers.append({"title": "Termine", "text": "", "page": None, "url": "/veranstaltungen/"})
    text = read(
        client, home, ("teasers", {"teasers": teasers}), ("action", {"text": "Mitmachen", "page": about, "url": ""})
    )
    assert text.count('href="/ueber-uns/"') == 2
    assert 'href="/veranstaltungen/"' in text


@pytest.mark.parametrize("url", ["", "javascript:alert(1)", "www.example.org"])
def test_a_teaser_needs_a_target_that_one_can_go_to(url: str) -> None:
    teaser = {"title": "Los", "text": "", "page": None, "url": url}
    with pytest.raises(ValidationError):
        TeasersBlock().clean(TeasersBlock().to_python({"teasers": [teaser, teaser]}))


def test_the_choice_of_consortia_is_asked_anew(cast: Cast) -> None:
    field = MapBlock().child_blocks["consortium"].field
    assert len([value for value, _label in field.choices if value]) == 2
