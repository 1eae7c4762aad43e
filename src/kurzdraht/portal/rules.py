"""Who may see what of the member's home."""

import rules
from django.contrib.auth.models import AnonymousUser

from kurzdraht.accounts.models import User
from kurzdraht.accounts.rules import is_signed_in
from kurzdraht.network.rules import is_member, roles_today


@rules.predicate
def has_mandate(user: User | AnonymousUser) -> bool:
    """Holds any function today; a former member does not."""
    return bool(roles_today(user).kinds)


rules.add_perm("portal.open", is_signed_in)
rules.add_perm("portal.events", has_mandate)
rules.add_perm("portal.organisation", is_member)
