"""The office finds drafts, keeps the list, publishes many at once and takes it back, without scripts."""

from datetime import timedelta

from django.utils import timezone

from kurzdraht.events.enums import EventState
from kurzdraht.events.models import Event
from tests.factories.events import make_event
from tests.factories.network import Cast
from tests.journeys.visitor import Visitor


def test_the_office_publishes_a_draft_from_a_kept_list_and_takes_it_back(cast: Cast) -> None:
    draft = make_event(
        "Wochenmarkt",
        starts_at=timezone.now() + timedelta(days=9),
        state=EventState.DRAFT,
        published_at=None,
        contact_email="netz@example.org",
    )
    make_event("Leerstand", starts_at=timezone.now() + timedelta(days=9))
    clara = Visitor()
    clara.sign_in(cast.clara.email)
    clara.open("/buero/veranstaltungen/?stand=draft")
    assert (clara.reads("1 Veranstaltung"), clara.reads("Leerstand")) == (True, False)
    clara.press("Merken", name="Entwürfe")
    clara.open("/buero/veranstaltungen/")
    clara.follow("Entwürfe")
    clara.press("Veröffentlichen V", zeile=str(draft.key))
    assert (clara.heading, clara.reads("Noch ist nichts geschehen.")) == ("Veröffentlichen", True)
    clara.press("Veröffentlichen (1)")
    assert clara.reads("1 Veranstaltung ist veröffentlicht.")
    assert Event.objects.get(pk=draft.pk).state == EventState.PUBLISHED
    clara.press("Rückgängig")
    assert clara.reads("Zurückgenommen: „1 Veranstaltung ist veröffentlicht.“")
    assert Event.objects.get(pk=draft.pk).state == EventState.DRAFT
