"""The preview shows what is typed and saves nothing; each user sees their own."""

import pytest
from django.test import Client
from django.urls import reverse

from kurzdraht.events.forms.planning import EventForm
from kurzdraht.events.models import Event, Slot
from kurzdraht.events.services.previewing import LONGEST
from kurzdraht.network.models import Person
from tests.factories.events import make_event
from tests.factories.network import Cast

pytestmark = pytest.mark.django_db


def typed(event: Event, **values: str) -> dict[str, str]:
    form = EventForm(instance=event)
    given = {name: form[name].value() for name in form.fields}
    sent = {
        name: str(value)
        for name, value in given.items()
        if value is not None and value is not False and value not in ("", [])
    }
    for name in ("starts_at", "ends_at"):
        sent[name] = f"{event.__dict__[name].astimezone():%Y-%m-%dT%H:%M}"
    return sent | values


def signed_in(person: Person) -> Client:
    client = Client()
    assert person.user is not None
    client.force_login(person.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def at(name: str, event: Event, query: str = "") -> str:
    return reverse(name, args=(event.slug,)) + query


def test_what_is_typed_is_shown_and_not_saved(cast: Cast) -> None:
    event = make_event()
    office = signed_in(cast.clara)
    sent = typed(event, title="Getippter Titel", description="<h4>Zuerst</h4><p>Und dann <script>x()</script></p>")
    assert office.post(at("desk_preview", event), sent, headers={"X-Kd-Live": "1"}).status_code == 204
    page = office.get(at("desk_preview_page", event)).content.decode()
    assert "Getippter Titel" in page
    assert "<h3>Zuerst</h3>\n<p>Und dann</p>" in page
    assert "x()" not in page
    event.refresh_from_db()
    assert event.title == "Leerstand im Erdgeschoss"
    stored = office.get(at("desk_preview_page", event, "?stand=gespeichert")).content.decode()
    assert "Getippter Titel" not in stored


def test_nobody_sees_what_another_is_typing(cast: Cast) -> None:
    event = make_event(consortium=cast.stadtumbau)
    signed_in(cast.clara).post(at("desk_preview", event), typed(event, title="Getippter Titel"))
    assert "Getippter Titel" not in signed_in(cast.dora).get(at("desk_preview_page", event)).content.decode()


def test_without_scripts_the_button_leads_to_the_preview(cast: Cast) -> None:
    event = make_event()
    office = signed_in(cast.clara)
    answer = office.post(at("desk_preview", event), typed(event, title="Getippter Titel"))
    assert (answer.status_code, answer["Location"]) == (302, at("desk_preview", event))
    page = office.get(answer["Location"]).content.decode()
    assert "Gespeichert ist es noch nicht." in page
    assert f'src="{at("desk_preview_page", event)}?rahmen&amp;farben=hell"' in page
    both = office.get(at("desk_preview", event, "?ansicht=telefon&farben=beide")).content.decode()
    assert both.count("<iframe") == 2


def test_a_theme_is_forced_by_the_page_itself(cast: Cast) -> None:
    event = make_event()
    page = signed_in(cast.clara).get(at("desk_preview_page", event, "?farben=dunkel")).content.decode()
    assert 'data-kern-theme="dark"' in page
    assert "data-kern-theme" not in Client().get(event.get_absolute_url()).content.decode()


def test_a_fault_keeps_the_stored_value_and_the_agenda_follows(cast: Cast) -> None:
    event = make_event()
    Slot.objects.create(event=event, starts_at=event.starts_at, ends_at=event.ends_at, title="Begrüßung")
    office = signed_in(cast.clara)
    sent = typed(event, starts_at="2027-03-04T15:30", ends_at="2027-03-04T10:00", host="Nirgendwo")
    office.post(at("desk_preview", event), sent)
    page = office.get(at("desk_preview_page", event)).content.decode()
    assert "15:30 bis 16:15 Uhr" in page
    assert ">15:30</time>" in page


def test_the_mail_is_shown_in_a_sandbox(cast: Cast) -> None:
    event = make_event()
    office = signed_in(cast.clara)
    office.post(at("desk_preview", event), typed(event, title="Getippter Titel"))
    letter = office.get(at("desk_preview_mail", event))
    assert "Getippter Titel" in letter.content.decode()
    assert letter["Content-Security-Policy"].startswith("sandbox")
    assert "Getippter Titel" in office.get(at("desk_preview", event, "?ansicht=mail")).content.decode()


def test_saving_forgets_the_draft_and_may_stay(cast: Cast) -> None:
    event = make_event()
    office = signed_in(cast.clara)
    office.post(at("desk_preview", event), typed(event, title="Getippter Titel"))
    answer = office.post(at("desk_event_change", event), typed(event, title="Gespeichert", action="stay"))
    assert (answer.status_code, answer["Location"]) == (302, at("desk_event_change", event))
    assert "Gespeichert" in office.get(at("desk_preview_page", event)).content.decode()
    event.refresh_from_db()
    assert office.post(at("desk_event_change", event), typed(event))["Location"] == at("desk_event", event)


def test_no_table_is_filled_with_what_no_form_can_hold(cast: Cast) -> None:
    event, office = make_event(), signed_in(cast.clara)
    office.post(at("desk_preview", event), typed(event, title="Zu lang", description="x" * LONGEST))
    assert office.get(at("desk_preview", event)).context["is_typed"] is False
