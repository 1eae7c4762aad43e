"""The same again on another day, the next meeting of a circle, and what is said about a day before it is taken."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from kurzdraht.core.dates import BERLIN
from kurzdraht.documents.services import store_file
from kurzdraht.events.enums import Audience, EventState, FileRole, RegistrationState
from kurzdraht.events.models import Contribution, Event, EventFile, Registration, Slot
from kurzdraht.events.queries.clashes import Clash, Span, Weight, clashes_of, clashes_of_all, span_of
from kurzdraht.events.queries.detail import detail_of
from kurzdraht.events.services.duplicates import Keep, NobodyHasAPlace, duplicate_event, plan_follow_up
from kurzdraht.mailing.models import OutgoingMail
from kurzdraht.network.models import Person, Topic
from kurzdraht.network.queries import roles_of_person
from tests.factories.events import NOW, make_event, make_registration
from tests.factories.network import Cast

APRIL = datetime(2027, 4, 22, 11, 0, tzinfo=BERLIN)


def sign_in(client: Client, person: Person) -> None:
    assert person.user is not None
    client.force_login(person.user)


def full_event(cast: Cast) -> Event:
    event = make_event(
        consortium=cast.stadtumbau,
        summary="Zwei Sätze.",
        online_capacity=20,
        closes_at=NOW + timedelta(days=8),
        number=3,
    )
    event.partners.set([cast.innenstadt])
    event.topics.set([Topic.objects.create(name="Leerstand", slug="leerstand")])
    slot = Slot.objects.create(
        event=event, title="Bericht", starts_at=event.starts_at, ends_at=event.starts_at + timedelta(minutes=15)
    )
    Contribution.objects.create(event=event, slot=slot, person=cast.anna, name="Anna Beispiel", title="Aus Dortmund")
    Contribution.objects.create(event=event, name="Moderator")
    return event


def test_a_copy_takes_what_is_said_and_nobody_who_comes(cast: Cast) -> None:
    """The original stands in winter time, the copy in summer time: 11 o'clock is 11 o'clock."""
    source = full_event(cast)
    make_registration(source)
    copy = duplicate_event(source, title="Noch einmal", starts_at=APRIL, keep=Keep(), by=cast.clara, now=NOW)
    assert (copy.slug, copy.state, copy.number) == ("noch-einmal-2027", EventState.DRAFT, None)
    assert (copy.summary, copy.online_capacity, copy.room_url) == ("Zwei Sätze.", 20, "")
    assert list(copy.partners.all()) + list(copy.topics.all()) == [cast.innenstadt, *source.topics.all()]
    assert copy.closes_at == datetime(2027, 4, 21, 9, 0, tzinfo=BERLIN)
    slot = copy.slots.get()
    assert (slot.starts_at, slot.ends_at - slot.starts_at) == (APRIL, timedelta(minutes=15))
    voices = list(copy.contributions.order_by("name").values_list("name", "slot", "person"))
    assert voices == [("Anna Beispiel", slot.pk, cast.anna.pk), ("Moderator", None, None)]
    assert (copy.registrations.count(), source.contributions.count()) == (0, 2)


def test_contributors_room_and_files_go_along_by_choice(cast: Cast) -> None:
    source = full_event(cast)
    upload = SimpleUploadedFile("a.txt", b"Wort fuer Wort.\n")
    stored = store_file(upload, kind="event", key=source.key, title="Handzettel", now=NOW)
    EventFile.objects.create(event=source, file=stored, role=FileRole.REPORT)
    bare = duplicate_event(source, title="Kahl", starts_at=APRIL, keep=Keep(voices=False), by=cast.clara, now=NOW)
    assert (bare.contributions.count(), bare.files.count()) == (0, 0)
    keep = Keep(voices=True, room=True, files=True)
    copy = duplicate_event(source, title="Voll", starts_at=APRIL, keep=keep, by=cast.clara, now=NOW)
    kept = copy.files.get().file
    assert (copy.room_url, kept.title, kept.subject_key) == (source.room_url, "Handzettel", copy.key)
    assert (kept.pk == stored.pk, kept.sha256 == stored.sha256) == (False, True)


def test_no_address_ever_says_copy(cast: Cast) -> None:
    source = make_event("Leerstand", slug="leerstand-2027")
    slugs = [
        duplicate_event(source, title="Leerstand", starts_at=APRIL, keep=Keep(), by=cast.clara, now=NOW).slug
        for _ in range(2)
    ]
    assert slugs == ["leerstand-2027-2", "leerstand-2027-3"]


def test_the_same_circle_meets_again_and_each_gets_a_place_and_a_mail(cast: Cast) -> None:
    source = make_event(consortium=cast.stadtumbau)
    make_registration(source, "Anna", person=cast.anna, email=cast.anna.email)
    make_registration(source, "Gast", email="gast@example.org")
    make_registration(source, "Wartend", state=RegistrationState.WAITING)
    made = plan_follow_up(
        source, title="Folgetermin", starts_at=APRIL, publish=True, register=True, by=cast.clara, now=NOW
    )
    assert (made.circle, made.registered, made.event.predecessor) == (2, 2, source)
    assert (made.event.audience, made.event.state) == (Audience.CIRCLE, EventState.DRAFT)
    assert Event.objects.get(pk=made.event.pk).state == EventState.PUBLISHED
    invited = list(made.event.invitations.order_by("pk").values_list("person", "email"))
    assert invited == [(cast.anna.pk, ""), (None, "gast@example.org")]
    assert sorted(OutgoingMail.objects.values_list("recipient_name", flat=True)) == ["Anna", "Gast"]
    assert Registration.objects.filter(event=made.event).count() == 2


def test_a_follow_up_that_is_asked_for_twice_is_one(cast: Cast) -> None:
    source = make_event(consortium=cast.stadtumbau)
    make_registration(source, "Anna", person=cast.anna, email=cast.anna.email)
    asked: dict[str, Any] = {"starts_at": APRIL, "publish": True, "register": True, "by": cast.clara, "now": NOW}
    first, second = (plan_follow_up(source, title="Folgetermin", **asked) for _ in range(2))
    assert (second.event, second.circle, second.registered) == (first.event, 1, 1)
    assert OutgoingMail.objects.count() == 1


def test_a_follow_up_without_anybody_is_none(cast: Cast) -> None:
    with pytest.raises(NobodyHasAPlace):
        plan_follow_up(
            make_event(), title="Folge", starts_at=APRIL, publish=False, register=False, by=cast.clara, now=NOW
        )


def about(cast: Cast, span: Span, **values: Any) -> list[tuple[Weight, str]]:
    found: list[Clash] = clashes_of(span, roles=roles_of_person(cast.clara, on=date(2027, 2, 23)), **values)
    return [(one.weight, one.sentence) for one in found]


def span(day: date, hour: int = 11, **values: Any) -> Span:
    start = datetime(day.year, day.month, day.day, hour, tzinfo=BERLIN)
    return Span(start, start + timedelta(minutes=45), **values)


def test_a_day_tells_holidays_school_holidays_and_weekends(cast: Cast) -> None:
    assert [weight for weight, _ in about(cast, span(date(2027, 3, 29)))] == [Weight.HOLIDAY, Weight.SCHOOL]
    assert [weight for weight, _ in about(cast, span(date(2027, 3, 6)))] == [Weight.WEEKEND]
    assert about(cast, span(date(2027, 3, 10))) == []
    assert "Ostermontag" in about(cast, span(date(2027, 3, 29)))[0][1]


def test_the_same_hour_weighs_more_than_the_same_consortium_and_that_more_than_the_same_day(cast: Cast) -> None:
    make_event("Zugleich", starts_at=datetime(2027, 3, 10, 11, 30, tzinfo=BERLIN))
    make_event("Eigene AG", starts_at=datetime(2027, 3, 10, 16, tzinfo=BERLIN), consortium=cast.stadtumbau)
    make_event("Später", starts_at=datetime(2027, 3, 10, 15, tzinfo=BERLIN))
    make_event("Abgesagt", starts_at=datetime(2027, 3, 10, 11, tzinfo=BERLIN), state=EventState.CANCELLED)
    make_event("Anderntags", starts_at=datetime(2027, 3, 11, 11, tzinfo=BERLIN))
    found = about(cast, span(date(2027, 3, 10), consortia=frozenset({cast.stadtumbau.pk})))
    assert [weight for weight, _ in found] == [Weight.SAME_HOUR, Weight.OWN_CONSORTIUM, Weight.SAME_DAY]
    assert found[0][1] == "Zur selben Zeit: „Zugleich“, 11:30 bis 12:15 Uhr."


def test_who_contributes_elsewhere_on_that_day_is_named(cast: Cast) -> None:
    source = full_event(cast)
    day = datetime(2027, 3, 10, 15, tzinfo=BERLIN)
    elsewhere = make_event("Anderswo", starts_at=day)
    Contribution.objects.create(event=elsewhere, person=cast.anna, name="Anna Beispiel")
    asked = span_of(source, datetime(2027, 3, 10, 11, tzinfo=BERLIN), datetime(2027, 3, 10, 12, tzinfo=BERLIN))
    found = about(cast, asked, but=[source.pk])
    assert [weight for weight, _ in found] == [Weight.VOICES, Weight.SAME_DAY]
    assert found[0][1] == "Anna Beispiel trägt an diesem Tag schon bei „Anderswo“ bei, 15:00 bis 15:45 Uhr."


def test_the_event_that_moves_does_not_clash_with_itself(cast: Cast) -> None:
    event = make_event(starts_at=datetime(2027, 3, 10, 11, tzinfo=BERLIN))
    assert about(cast, span(date(2027, 3, 10)), but=[event.pk]) == []


def test_an_adviser_learns_of_no_foreign_draft(cast: Cast) -> None:
    day = datetime(2027, 3, 10, 11, tzinfo=BERLIN)
    make_event("Geheim", starts_at=day, state=EventState.DRAFT, consortium=cast.innenstadt)
    roles = roles_of_person(cast.dora, on=date(2027, 2, 23))
    assert clashes_of(span(date(2027, 3, 10)), roles=roles) == []


def test_many_days_cost_as_many_queries_as_one(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for day in range(1, 29):
        make_event(f"Tag {day}", starts_at=datetime(2027, 3, day, 11, tzinfo=BERLIN))
    roles = roles_of_person(cast.clara, on=date(2027, 2, 23))
    with django_assert_max_num_queries(3):
        found = clashes_of_all([span(date(2027, 3, day)) for day in range(1, 29)], roles=roles)
    assert all(found)


def test_hints_stand_beside_the_field_and_stop_a_form_once(client: Client, cast: Cast) -> None:
    source = full_event(cast)
    sign_in(client, cast.clara)
    check = "/buero/veranstaltungen/termin-pruefen/"
    easter = {"date": "2028-04-17", "event": source.slug}
    assert "Ostermontag" in client.get(check, easter).text
    assert client.get(check, {"date": "0020-01-01", "event": source.slug}).status_code == 200
    address = f"/buero/veranstaltungen/{source.slug}/duplizieren/"
    typed = {"title": "Ostern", "date": "2028-04-17", "voices": "on"}
    first = client.post(address, typed)
    assert (first.status_code, Event.objects.count()) == (422, 1)
    second = client.post(address, typed | {"hints_seen": first.context["hints_stamp"]})
    assert (second.status_code, second.headers["Location"]) == (302, "/buero/veranstaltungen/ostern-2028/")


def test_both_pages_lead_to_each_other_and_the_desk_shows_both(client: Client, cast: Cast) -> None:
    source = make_event("Erstes Treffen", consortium=cast.stadtumbau)
    make_registration(source, "Anna", person=cast.anna, email=cast.anna.email)
    later = source.starts_at + timedelta(days=28)
    made = plan_follow_up(
        source, title="Zweites Treffen", starts_at=later, publish=True, register=False, by=cast.clara, now=NOW
    )
    sign_in(client, cast.clara)
    assert "Zweites Treffen" in client.get(f"/buero/veranstaltungen/{source.slug}/").text
    assert "Erstes Treffen" in client.get(f"/buero/veranstaltungen/{made.event.slug}/").text
    roles = roles_of_person(cast.anna, on=date(2027, 2, 23))
    assert [event.title for event in detail_of(source, roles=roles, now=NOW).follow_ups] == ["Zweites Treffen"]
    assert detail_of(Event.objects.get(pk=made.event.pk), roles=roles, now=NOW).predecessor == source
