"""What persons may be on a day, and the network as such."""

from dataclasses import dataclass, field
from datetime import date

from django.contrib.auth.models import AnonymousUser

from kurzdraht.accounts.models import User
from kurzdraht.core.page_cache.memory import remembered
from kurzdraht.network.enums import BELONGING, MandateKind
from kurzdraht.network.models import Affiliation, Mandate, Membership, Network, Organisation, Person


@dataclass(frozen=True)
class Roles:
    """What one user may be today. Primary keys; empty for nobody in particular."""

    person: Person | None = None
    kinds: frozenset[str] = frozenset()
    member_organisations: frozenset[int] = frozenset()
    consortia: frozenset[int] = frozenset()
    advised_consortia: frozenset[int] = frozenset()
    working_groups: frozenset[int] = field(default=frozenset())

    @property
    def is_office(self) -> bool:
        return MandateKind.OFFICE in self.kinds

    @property
    def is_staff(self) -> bool:
        """Works for the network: office, administration or adviser of a consortium."""
        return self.is_office or MandateKind.ADMIN in self.kinds or bool(self.advised_consortia)

    @property
    def is_member(self) -> bool:
        """Belongs to an organisation that is in the network today."""
        return bool(self.member_organisations)


def roles_of(user: User | AnonymousUser, *, on: date) -> Roles:
    """The roles of this user on this day: two to four queries, kept on the user object for the request."""
    if not isinstance(user, User) or not user.is_active:
        return Roles()
    kept: tuple[date, Roles] | None = getattr(user, "_roles", None)
    if kept is None or kept[0] != on:
        person = Person.objects.filter(user=user).select_related("organisation").first()
        kept = (on, Roles() if person is None else roles_of_person(person, on=on))
        user._roles = kept  # type: ignore[attr-defined]  # noqa: SLF001
    return kept[1]


def roles_of_person(person: Person, *, on: date) -> Roles:
    """The same for a person, with or without a login."""
    mandates = list(Mandate.objects.filter(person=person).in_force(on))
    organisations = {m.organisation_id for m in mandates if m.kind in BELONGING and m.organisation_id}
    members = frozenset(
        Membership.objects.filter(organisation__in=organisations).in_force(on).values_list("organisation_id", flat=True)
    )
    consortia = frozenset(
        Affiliation.objects.filter(organisation__in=members).in_force(on).values_list("consortium_id", flat=True)
    )
    return Roles(
        person=person,
        kinds=frozenset(m.kind for m in mandates),
        member_organisations=members,
        consortia=consortia,
        advised_consortia=frozenset(
            m.consortium_id for m in mandates if m.kind == MandateKind.ADVISOR and m.consortium_id
        ),
        working_groups=frozenset(m.working_group_id for m in mandates if m.working_group_id),
    )


def own_organisation(roles: Roles) -> Organisation | None:
    """The member a person speaks for: whom the person works for, else the first by name; a former member has none."""
    if roles.person is not None and roles.person.organisation_id in roles.member_organisations:
        return roles.person.organisation
    return Organisation.objects.filter(pk__in=roles.member_organisations).order_by("name").first()


@remembered
def the_network() -> Network:
    """The one network; before it is set up, an unsaved one with a neutral name."""
    return Network.objects.first() or Network(name="Netzwerk", short_name="Netzwerk", email="netzwerk@example.org")
