"""Who may, where no role matters."""

import rules
from django.contrib.auth.models import AnonymousUser

from kurzdraht.accounts.models import User


@rules.predicate
def is_signed_in(user: User | AnonymousUser) -> bool:
    return isinstance(user, User) and user.is_active


rules.add_perm("accounts.own_account", is_signed_in)
