"""Who may. The predicates that the upper apps combine; each is false for inactive users, for the roles are empty."""

import rules
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from kurzdraht.accounts.models import User
from kurzdraht.network.enums import MandateKind
from kurzdraht.network.queries import Roles, roles_of


def roles_today(user: User | AnonymousUser) -> Roles:
    return roles_of(user, on=timezone.localdate())


@rules.predicate
def is_office(user: User | AnonymousUser) -> bool:
    return roles_today(user).is_office


@rules.predicate
def is_staff(user: User | AnonymousUser) -> bool:
    """Office, administration or adviser of a consortium."""
    return roles_today(user).is_staff


@rules.predicate
def is_member(user: User | AnonymousUser) -> bool:
    return roles_today(user).is_member


@rules.predicate
def is_page_editor(user: User | AnonymousUser) -> bool:
    return MandateKind.PAGE_EDITOR in roles_today(user).kinds


@rules.predicate
def is_admin(user: User | AnonymousUser) -> bool:
    return MandateKind.ADMIN in roles_today(user).kinds
