"""What the house suggests, registration lets in: two ways of asking for the audience give one answer."""

from datetime import timedelta
from itertools import product

from kurzdraht.events.enums import Audience
from kurzdraht.events.models import Event
from kurzdraht.events.queries.audience import Claim, admitted
from kurzdraht.events.queries.listing import page_of_events
from kurzdraht.events.queries.places import registration_of
from kurzdraht.events.queries.selection import Selection
from kurzdraht.events.queries.suggestions import suggestions
from kurzdraht.network.models import Person
from kurzdraht.network.queries import roles_of_person
from tests.factories.events import NOW, make_event, make_registration
from tests.factories.network import Cast

TODAY = NOW.date()
LATER = NOW + timedelta(days=1)


def is_admitted(person: Person, event: Event) -> bool:
    return bool(admitted(event, [Claim(person.pk, person.email)], now=NOW))


def test_what_is_suggested_is_what_one_is_admitted_to(cast: Cast) -> None:
    """Over all audiences, the own consortium and the whole network, with and without a start for members."""
    events = [
        make_event(
            f"{audience} {consortium} {first}", audience=audience, consortium=consortium, members_first_until_at=first
        )
        for audience, consortium, first in product(Audience, (cast.stadtumbau, None), (LATER, None))
        if audience != Audience.CONSORTIA or consortium
    ]
    for person in (cast.anna, cast.dora, cast.emil, cast.felix):
        roles = roles_of_person(person, on=TODAY)
        own = {*roles.consortia, *roles.advised_consortia, None}
        wanted = {event.title for event in events if event.consortium_id in own and is_admitted(person, event)}
        assert {event.title for event in suggestions(roles, now=NOW, limit=100)} == wanted


def test_a_place_under_ones_address_is_told_in_the_list_and_on_the_page(cast: Cast) -> None:
    event = make_event()
    made = make_registration(event, "A. Beispiel", email=cast.anna.email)
    rows = page_of_events(Selection(), roles=roles_of_person(cast.anna, on=TODAY), number=1, now=NOW)
    assert [row.places_text for row in rows] == ["Sie sind angemeldet"]  # type: ignore[attr-defined]
    assert registration_of(event, cast.anna) == made
    assert registration_of(event, cast.bert) is None
