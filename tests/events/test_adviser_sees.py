"""A commissioned adviser looks into the plans of one consortium, not into those of the others."""

import pytest

from kurzdraht.events.enums import Audience, EventState
from kurzdraht.events.models import Event
from kurzdraht.network.queries import roles_of_person
from tests.factories.events import NOW, make_event
from tests.factories.network import Cast

pytestmark = pytest.mark.django_db


def test_drafts_and_invitations_of_other_consortia_are_not_there(cast: Cast) -> None:
    for number, consortium in enumerate((cast.stadtumbau, cast.innenstadt)):
        make_event(f"Entwurf {number}", slug=f"entwurf-{number}", consortium=consortium, state=EventState.DRAFT)
        make_event(f"Kreis {number}", slug=f"kreis-{number}", consortium=consortium, audience=Audience.INVITATION)
        make_event(f"Offen {number}", slug=f"offen-{number}", consortium=consortium)
    partnered = make_event("Mit", slug="mit", consortium=cast.innenstadt, state=EventState.DRAFT)
    partnered.partners.add(cast.stadtumbau)
    seen = {
        name: {event.slug for event in Event.objects.visible_to(roles_of_person(person, on=NOW.date()))}
        for name, person in (("adviser", cast.dora), ("office", cast.clara), ("member", cast.anna))
    }
    public = {"offen-0", "offen-1"}
    assert seen["member"] == public
    assert seen["adviser"] == public | {"entwurf-0", "kreis-0", "mit"}
    assert seen["office"] == public | {"entwurf-0", "entwurf-1", "kreis-0", "kreis-1", "mit"}
