"""The timetable on one page: opened in place, contributors from the directory or typed, times that follow."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kurzdraht.documents.services import store_file
from kurzdraht.events.models import Contribution, Event, EventFile
from kurzdraht.events.services.agenda import SlotDraft, Voice, add_skeleton, add_slot, change_slot, set_length
from kurzdraht.network.models import Mandate, Person
from tests.documents.samples import PDF, upload
from tests.factories.events import NOW, make_event, make_format
from tests.factories.network import Cast

pytestmark = pytest.mark.django_db
ROW = {"title": "Impuls", "minutes": "15", "voice-TOTAL_FORMS": "1", "voice-INITIAL_FORMS": "0"}


def signed_in(person: Person) -> Client:
    client = Client()
    assert person.user is not None
    client.force_login(person.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def times(event: Event) -> list[str]:
    rows = event.slots.order_by("position")
    return [f"{timezone.localtime(row.starts_at):%H:%M} {row.title}" for row in rows]


def test_a_longer_row_pushes_all_after_it(cast: Cast) -> None:
    event = make_event()
    first = add_slot(event, SlotDraft("Ankommen", 5), by=cast.clara, now=NOW)
    add_slot(event, SlotDraft("Gespräch", 30), by=cast.clara, now=NOW)
    assert times(event) == ["11:00 Ankommen", "11:05 Gespräch"]
    set_length(first, minutes=20, by=cast.clara, now=NOW)
    assert times(event) == ["11:00 Ankommen", "11:20 Gespräch"]


def test_the_skeleton_of_the_format_stands_behind_what_is_there(cast: Cast) -> None:
    event = make_event(format=make_format(agenda=[[5, "Begrüßung", ""], [40, "Fragen", ""]]))
    add_slot(event, SlotDraft("Vorab", 10), by=cast.clara, now=NOW)
    assert add_skeleton(event, by=cast.clara, now=NOW) == 2
    assert times(event) == ["11:00 Vorab", "11:10 Begrüßung", "11:15 Fragen"]


def test_who_is_named_again_keeps_town_and_files(cast: Cast) -> None:
    event = make_event()
    voice = Voice(name="Nora Beispiel", organisation="Stadt Dortmund")
    slot = add_slot(event, SlotDraft("Impuls", 10, voices=(voice,)), by=cast.clara, now=NOW)
    row = slot.contributions.get()
    assert row.municipality == cast.dortmund
    stored = store_file(upload("a.pdf", PDF), kind="event", key=event.key, title="A", now=NOW)
    file = EventFile.objects.create(event=event, file=stored, role="slides", contribution=row)
    again = Voice(name="Nora Beispiel", organisation="Stadt Dortmund", title="Drei Läden", row=row.pk)
    change_slot(slot, SlotDraft("Impuls", 10, voices=(again,)), by=cast.clara, now=NOW)
    file.refresh_from_db()
    row.refresh_from_db()
    assert (file.contribution, row.title, row.municipality) == (row, "Drei Läden", cast.dortmund)
    change_slot(slot, SlotDraft("Impuls", 10), by=cast.clara, now=NOW)
    assert not Contribution.objects.exists()


def test_a_row_of_another_slot_is_not_taken_over(cast: Cast) -> None:
    event = make_event()
    one = add_slot(event, SlotDraft("Eins", 10, voices=(Voice(name="Nora"),)), by=cast.clara, now=NOW)
    two = add_slot(event, SlotDraft("Zwei", 10), by=cast.clara, now=NOW)
    stolen = Voice(name="Nora", row=one.contributions.get().pk)
    change_slot(two, SlotDraft("Zwei", 10, voices=(stolen,)), by=cast.clara, now=NOW)
    assert (one.contributions.count(), two.contributions.count()) == (1, 1)


def test_a_person_is_found_taken_and_linked_and_the_printed_name_outlives_them(cast: Cast) -> None:
    event = make_event()
    office = signed_in(cast.clara)
    here = reverse("desk_slot_create", args=(event.slug,))
    found = office.post(here, ROW | {"voice-0-name": "anna", "action": "find-0"}).content.decode()
    assert f'value="take-0-{cast.anna.pk}"' in found
    assert not event.slots.exists()
    by_town = office.post(here, ROW | {"voice-0-organisation": "Dortmund", "action": "find-0"}).content.decode()
    assert f'value="take-0-{cast.anna.pk}"' in by_town
    taken = office.post(here, ROW | {"voice-0-name": "anna", "action": f"take-0-{cast.anna.pk}"})
    voice = taken.context["voices"].forms[0]
    assert [voice[name].value() for name in ("name", "function_title", "organisation")] == [
        "Anna Beispiel",
        "Stadterneuerung",
        str(cast.dortmund.organisation.name),
    ]
    sent = {f"voice-0-{name}": voice[name].value() for name in ("name", "function_title", "organisation", "person")}
    assert office.post(here, ROW | sent).status_code == 302
    row = Contribution.objects.get()
    assert (row.person, row.municipality, row.name) == (cast.anna, cast.dortmund, "Anna Beispiel")
    Mandate.objects.filter(person=cast.anna).delete()
    cast.anna.delete()
    row.refresh_from_db()
    assert row.person is None
    assert "Anna Beispiel" in Client().get(event.get_absolute_url()).content.decode()


def test_an_adviser_finds_the_own_part_of_the_directory_only(cast: Cast) -> None:
    event = make_event(consortium=cast.stadtumbau)
    here = reverse("desk_slot_create", args=(event.slug,))
    page = signed_in(cast.dora).post(here, ROW | {"voice-0-name": "bert", "action": "find-0"}).content.decode()
    assert "Niemand gefunden" in page
    forced = signed_in(cast.dora).post(here, ROW | {"voice-0-name": "x", "action": f"take-0-{cast.bert.pk}"})
    assert forced.context["voices"].forms[0]["name"].value() == "x"
    linked = ROW | {"voice-0-name": "Bert", "voice-0-person": str(cast.bert.pk)}
    assert signed_in(cast.dora).post(here, linked).status_code == 422


def test_more_rows_keep_what_is_typed(cast: Cast) -> None:
    event = make_event()
    here = reverse("desk_slot_create", args=(event.slug,))
    answer = signed_in(cast.clara).post(here, ROW | {"voice-0-name": "Nora", "action": "more"})
    assert [form["name"].value() for form in answer.context["voices"]] == ["Nora", None]
    assert answer.context["form"]["title"].value() == "Impuls"
    odd = {"voice-TOTAL_FORMS": "viele", "action": "more"}
    assert signed_in(cast.clara).post(here, ROW | odd).status_code == 200


def test_the_page_opens_a_row_in_its_place(cast: Cast) -> None:
    event = make_event()
    slot = add_slot(event, SlotDraft("Ankommen", 5, track="Saal"), by=cast.clara, now=NOW)
    office = signed_in(cast.clara)
    page = office.get(reverse("desk_slot", args=(event.slug, slot.pk))).content.decode()
    assert 'id="id_title"' in page
    assert '<option value="Saal">' in page
    board = reverse("desk_agenda", args=(event.slug,))
    office.post(board, {"slot": str(slot.pk), "minutes": "25"})
    slot.refresh_from_db()
    assert slot.ends_at - slot.starts_at == timedelta(minutes=25)
    office.post(board, {"slot": str(slot.pk), "minutes": "0"})
    office.post(board, {"slot": str(slot.pk), "minutes": "x" * 30})
    slot.refresh_from_db()
    assert slot.ends_at - slot.starts_at == timedelta(minutes=25)
