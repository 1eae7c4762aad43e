"""Roles are read from dated mandates."""

from datetime import date, timedelta

from kurzdraht.network.queries import roles_of_person
from tests.factories.network import Cast

TODAY = date(2027, 2, 23)


def test_a_contact_of_a_member_belongs_to_its_organisation_and_consortia(cast: Cast) -> None:
    roles = roles_of_person(cast.anna, on=TODAY)
    assert roles.member_organisations == {cast.dortmund.organisation_id}
    assert roles.consortia == {cast.stadtumbau.pk}


def test_an_ended_mandate_gives_nothing_from_the_next_day_on(cast: Cast) -> None:
    last_day = date(2025, 12, 31)
    assert roles_of_person(cast.felix, on=last_day).is_member
    assert not roles_of_person(cast.felix, on=last_day + timedelta(days=1)).is_member


def test_only_the_office_is_office(cast: Cast) -> None:
    persons = (cast.anna, cast.bert, cast.clara, cast.dora, cast.emil, cast.felix)
    assert [p for p in persons if roles_of_person(p, on=TODAY).is_office] == [cast.clara]
