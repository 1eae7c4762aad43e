"""Who may on editors' pages. Reading them is for all; changing them follows the row that the mandate service sets."""

import rules
from django.contrib.auth.models import AnonymousUser

from kurzdraht.accounts.models import User


@rules.predicate
def is_editor(user: User | AnonymousUser) -> bool:
    return user.is_active and user.has_perm("wagtailadmin.access_admin")


rules.add_perm("website.edit", is_editor)
