"""After its time a list of participants is a number."""

from datetime import timedelta
from typing import Any

from kurzdraht.events.models import Invitation, Registration
from kurzdraht.privacy.services import end_class
from tests.factories.events import NOW, make_event, make_registration
from tests.factories.network import Cast


def test_names_and_addresses_go_on_their_day_and_the_rows_stay(cast: Cast, settings: Any) -> None:
    settings.RETENTION_DAYS = {**settings.RETENTION_DAYS, "event_list": 30}
    starts_at = NOW - timedelta(days=30)
    event = make_event(starts_at=starts_at, ends_at=starts_at + timedelta(hours=1))
    organisation = cast.dortmund.organisation
    for person in (cast.anna, None):
        make_registration(event, "Anna Beispiel", person=person, organisation=organisation, note="vegetarisch")
    Invitation.objects.create(event=event, email="gast@example.org")
    Invitation.objects.create(event=event, organisation=organisation)
    coming = make_registration(make_event())
    assert end_class("event_list", now=NOW) == 0
    assert end_class("event_list", now=NOW + timedelta(hours=1, seconds=1)) == 2
    assert end_class("event_list", now=NOW + timedelta(hours=2)) == 0
    rows = Registration.objects.filter(event=event)
    assert [(row.name, row.email, row.person, row.note, row.organisation) for row in rows] == [
        ("", "", None, "", organisation)
    ] * 2
    assert [invitation.organisation for invitation in Invitation.objects.all()] == [organisation]
    coming.refresh_from_db()
    assert coming.name == "Gast"
