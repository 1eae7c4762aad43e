"""Getting a place: who may, when, how many, and what they are told."""

from datetime import timedelta
from typing import Any

import pytest

from kurzdraht.audit.models import JournalEntry
from kurzdraht.core.errors import Refused
from kurzdraht.events import errors
from kurzdraht.events.enums import Attendance, Audience, EventState, RegistrationState
from kurzdraht.events.models import Event, Invitation, Registration
from kurzdraht.events.services import (
    GUEST,
    add_participant,
    applicant_of,
    colleague_applicant,
    guest_applicant,
    register_colleagues,
    register_for_event,
)
from kurzdraht.events.services.applicants import Applicant
from kurzdraht.events.signals import registration_confirmed
from kurzdraht.mailing.models import OutgoingMail
from kurzdraht.network.enums import MandateKind
from kurzdraht.network.models import Person, WorkingGroup
from tests.factories.events import NOW, make_event, make_registration
from tests.factories.network import Cast, make_mandate

CONFIRMED, WAITING = RegistrationState.CONFIRMED, RegistrationState.WAITING


def guest(email: str = "gast@example.org", name: str = "Gast Beispiel") -> Applicant:
    return guest_applicant(name=name, email=email, organisation_name="", language="de", now=NOW)


def register(event: Event, applicant: Applicant | Person, **values: Any) -> Registration:
    now = values.pop("now", NOW)
    who = applicant_of(applicant, now=now) if isinstance(applicant, Person) else applicant
    by = applicant if isinstance(applicant, Person) else GUEST
    return register_for_event(event, who, **({"attendance": Attendance.ONLINE, "by": by, "now": now} | values))


def test_a_guest_gets_a_place_a_mail_a_journal_entry_and_a_fact(cast: Cast) -> None:
    facts: list[Registration] = []

    def hear(registration: Registration, **_: Any) -> None:
        facts.append(registration)

    registration_confirmed.connect(hear)
    made = register(make_event(), guest(" Gast@Example.org "))
    registration_confirmed.disconnect(hear)
    assert (made.state, made.email, made.sequence) == (CONFIRMED, "gast@example.org", 0)
    assert facts == [made]
    assert list(OutgoingMail.objects.values_list("recipient_email", "calendar_method")) == [
        ("gast@example.org", "REQUEST")
    ]
    entry = JournalEntry.objects.get()
    assert (entry.action, entry.actor_label, entry.subject_key) == ("registration_made", "Gast", made.key)


def test_the_same_address_twice_is_one_registration_and_one_mail(cast: Cast) -> None:
    event = make_event()
    first = register(event, guest("gast@example.org"))
    second = register(event, guest("GAST@example.org", name="Anders Getippt"), now=NOW + timedelta(seconds=2))
    assert first.pk == second.pk
    assert Registration.objects.count() == OutgoingMail.objects.count() == 1


def test_who_registers_again_later_hears_how_things_stand_once_a_day(cast: Cast) -> None:
    event = make_event()
    register(event, guest())
    for hours in (1, 2):
        register(event, guest(), now=NOW + timedelta(hours=hours))
    assert list(OutgoingMail.objects.order_by("pk").values_list("occasion", flat=True))[1].startswith("known_already:")
    assert OutgoingMail.objects.count() == 2


def test_a_member_is_registered_with_name_and_organisation(cast: Cast) -> None:
    made = register(make_event(audience=Audience.NETWORK), cast.anna)
    assert (made.name, made.person, made.organisation) == ("Anna Beispiel", cast.anna, cast.dortmund.organisation)


def test_full_means_the_waiting_list_with_the_place_shown(cast: Cast) -> None:
    event = make_event(online_capacity=1)
    states = [register(event, guest(f"gast{number}@example.org")).state for number in range(3)]
    assert states == [CONFIRMED, WAITING, WAITING]
    assert "Warteliste, Platz 2" in OutgoingMail.objects.get(recipient_email="gast2@example.org").subject


def test_each_way_to_take_part_has_its_own_limit(cast: Cast) -> None:
    event = make_event(is_onsite=True, onsite_capacity=1, online_capacity=1)
    ways = [Attendance.ONSITE, Attendance.ONLINE, Attendance.ONSITE, Attendance.ONLINE]
    states = [register(event, guest(f"g{n}@example.org"), attendance=way).state for n, way in enumerate(ways)]
    assert states == [CONFIRMED, CONFIRMED, WAITING, WAITING]


def test_an_organisation_has_its_share_whoever_registers(cast: Cast) -> None:
    event = make_event(seats_per_organisation=1)
    organisation = cast.dortmund.organisation
    colleague = colleague_applicant(name="Kim", email="kim@example.org", organisation=organisation, language="de")
    assert register(event, cast.anna).state == CONFIRMED
    assert [
        made.state for made in register_colleagues(event, [colleague], attendance="online", by=cast.anna, now=NOW)
    ] == [WAITING]
    assert register(event, cast.bert).state == CONFIRMED


def test_a_known_address_uses_the_share_of_its_organisation_without_signing_in(cast: Cast) -> None:
    event = make_event(seats_per_organisation=1)
    register(event, guest(cast.anna.email))
    other = colleague_applicant(
        name="Kim", email="kim@example.org", organisation=cast.dortmund.organisation, language="de"
    )
    assert register_colleagues(event, [other], attendance="online", by=cast.anna, now=NOW)[0].state == WAITING


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ({"opens_at": NOW + timedelta(minutes=1)}, errors.NotOpenYet),
        ({"closes_at": NOW}, errors.Closed),
        ({"starts_at": NOW}, errors.HasBegun),
        ({"state": EventState.CANCELLED}, errors.NotTakingPlace),
        ({"state": EventState.POSTPONED}, errors.NotTakingPlace),
        ({"state": EventState.DRAFT}, errors.NotTakingPlace),
        ({"is_online": False, "is_onsite": True}, errors.WayNotOffered),
        ({"members_first_until_at": NOW + timedelta(minutes=1)}, errors.MembersFirst),
        ({"audience": Audience.NETWORK}, errors.NotForYou),
    ],
)
def test_a_refused_guest_leaves_nothing(cast: Cast, values: dict[str, Any], refusal: type[Refused]) -> None:
    event = make_event(**values)
    with pytest.raises(refusal) as caught:
        register(event, guest())
    assert str(caught.value)
    assert (Registration.objects.count(), OutgoingMail.objects.count(), JournalEntry.objects.count()) == (0, 0, 0)


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ({"opens_at": NOW}, None),
        ({"closes_at": NOW + timedelta(microseconds=1)}, None),
        ({"members_first_until_at": NOW}, None),
    ],
)
def test_on_the_moment_it_is_open(cast: Cast, values: dict[str, Any], refusal: None) -> None:
    assert register(make_event(**values), guest()).state == CONFIRMED


def who_may(event: Event, cast: Cast) -> list[str]:
    names = []
    for person in (cast.anna, cast.bert, cast.clara, cast.dora, cast.emil, cast.felix):
        try:
            register(event, person)
        except errors.NotForYou:
            continue
        names.append(person.given_name)
    return names


def test_network_events_are_for_members_and_those_who_run_the_network(cast: Cast) -> None:
    assert who_may(make_event(audience=Audience.NETWORK), cast) == ["Anna", "Bert", "Clara", "Dora"]


def test_events_of_consortia_are_for_their_members_partners_included(cast: Cast) -> None:
    event = make_event(audience=Audience.CONSORTIA, consortium=cast.stadtumbau)
    assert who_may(event, cast) == ["Anna", "Clara", "Dora"]
    joint = make_event(audience=Audience.CONSORTIA, consortium=cast.stadtumbau)
    joint.partners.add(cast.innenstadt)
    assert who_may(joint, cast) == ["Anna", "Bert", "Clara", "Dora"]


def test_a_fixed_circle_is_its_working_group_and_its_guests(cast: Cast) -> None:
    circle = WorkingGroup.objects.create(consortium=cast.stadtumbau, name="Sanierung", slug="sanierung")
    make_mandate(cast.bert, MandateKind.MEMBER, organisation=cast.soest.organisation, working_group=circle)
    event = make_event(audience=Audience.CIRCLE, working_group=circle)
    Invitation.objects.create(event=event, person=cast.emil)
    assert who_may(event, cast) == ["Bert", "Emil"]


def test_invited_are_persons_organisations_and_addresses(cast: Cast) -> None:
    event = make_event(audience=Audience.INVITATION)
    Invitation.objects.create(event=event, organisation=cast.dortmund.organisation)
    Invitation.objects.create(event=event, email="Gast@example.org")
    assert who_may(event, cast) == ["Anna"]
    assert register(event, guest("gast@example.org")).state == CONFIRMED


def test_members_first_lets_members_in(cast: Cast) -> None:
    event = make_event(members_first_until_at=NOW + timedelta(days=1))
    assert register(event, cast.anna).state == CONFIRMED
    with pytest.raises(errors.MembersFirst):
        register(event, cast.felix)


def test_a_member_registers_two_colleagues_in_one_go(cast: Cast) -> None:
    event = make_event(audience=Audience.NETWORK)
    colleagues = [
        colleague_applicant(
            name=name, email=f"{name}@example.org", organisation=cast.dortmund.organisation, language="de"
        )
        for name in ("kim", "nora")
    ]
    made = register_colleagues(event, colleagues, attendance="online", by=cast.anna, now=NOW)
    assert [(row.name, row.registered_by, row.organisation) for row in made] == [
        ("kim", cast.anna, cast.dortmund.organisation),
        ("nora", cast.anna, cast.dortmund.organisation),
    ]
    assert set(OutgoingMail.objects.values_list("recipient_email", flat=True)) == {
        "kim@example.org",
        "nora@example.org",
    }


def test_a_former_member_registers_nobody_else(cast: Cast) -> None:
    with pytest.raises(errors.NotOfAnOrganisation):
        register_colleagues(make_event(), [guest()], attendance="online", by=cast.felix, now=NOW)


def test_the_office_adds_by_hand_outside_of_window_and_audience_but_not_beyond_the_places(cast: Cast) -> None:
    event = make_event(audience=Audience.CIRCLE, closes_at=NOW - timedelta(days=1), online_capacity=1)
    added = [
        add_participant(event, guest(f"gast{n}@example.org"), attendance="online", by=cast.clara, now=NOW)
        for n in (1, 2)
    ]
    assert [row.state for row in added] == [CONFIRMED, WAITING]
    assert sorted(Invitation.objects.values_list("email", flat=True)) == ["gast1@example.org", "gast2@example.org"]


def test_the_line_is_in_the_order_of_joining_even_when_clocks_differ(cast: Cast) -> None:
    event = make_event(online_capacity=0)
    first = register(event, guest("erste@example.org"), now=NOW + timedelta(seconds=5))
    second = register(event, guest("zweite@example.org"), now=NOW)
    assert (first.queued_at, first.pk) < (second.queued_at, second.pk)


def test_the_cost_does_not_grow_with_the_list(cast: Cast, django_assert_max_num_queries: Any) -> None:
    event = make_event(online_capacity=100, seats_per_organisation=2)
    for _ in range(30):
        make_registration(event)
    with django_assert_max_num_queries(20):
        register(event, guest())


def test_nobody_sends_mails_to_many_strangers_by_registering_them(cast: Cast) -> None:
    def register_ten(event: Event, start: int) -> None:
        people = [guest(f"gast{number}@example.org") for number in range(start, start + 10)]
        register_colleagues(event, people, attendance="online", by=cast.anna, now=NOW)

    for start in (0, 10, 20):
        register_ten(make_event(), start)
    with pytest.raises(errors.TooManyColleagues, match="30 Menschen"):
        register_ten(make_event(), 30)
    assert Registration.objects.count() == OutgoingMail.objects.count() == 30
