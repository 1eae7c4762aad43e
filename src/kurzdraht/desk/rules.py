"""Who works at the desk."""

import rules
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from kurzdraht.accounts.models import User
from kurzdraht.network.enums import MandateKind
from kurzdraht.network.models import Affiliation, Mandate, Organisation, Person
from kurzdraht.network.rules import is_admin, is_office, is_staff, roles_today


@rules.predicate
def advises_their_consortium(user: User | AnonymousUser, subject: Person | Organisation | None) -> bool:
    """The subject works or speaks for an organisation that is in a consortium which the user advises today."""
    advised = roles_today(user).advised_consortia
    if not advised or subject is None:
        return bool(advised)
    today = timezone.localdate()
    taking_part = Affiliation.objects.in_force(today).filter(consortium__in=advised)
    if isinstance(subject, Organisation):
        return bool(taking_part.filter(organisation=subject).exists())
    theirs = set(Mandate.objects.in_force(today).filter(person=subject).values_list("organisation", flat=True))
    return bool(taking_part.filter(organisation__in={*theirs, subject.organisation_id} - {None}).exists())


@rules.predicate
def is_no_admin(user: User | AnonymousUser, person: Person | None) -> bool:
    """With a new address one could sign in as them: nobody gets more rights that way than they have."""
    if person is None:
        return True
    return not Mandate.objects.reaching(timezone.localdate()).filter(person=person, kind=MandateKind.ADMIN).exists()


rules.add_perm("desk.open", is_staff)
rules.add_perm("desk.read_outbox", is_office | is_admin)
rules.add_perm("desk.read_persons", is_office | is_admin | advises_their_consortium)
rules.add_perm("desk.change_persons", is_office & (is_no_admin | is_admin))
rules.add_perm("desk.adopt_database", is_admin)
rules.add_perm("desk.word_mails", is_office)
