"""Who may on editors' pages. Reading them is for all; changing them is for today's page editors."""

import rules
from django.conf import settings
from django.contrib.auth.models import AnonymousUser

from kurzdraht.accounts.models import User
from kurzdraht.network.rules import is_admin, is_page_editor


@rules.predicate
def is_developing(user: User | AnonymousUser) -> bool:
    """The installation runs with DEBUG."""
    return settings.DEBUG


rules.add_perm("website.edit", is_page_editor)
rules.add_perm("website.components", is_developing | is_admin)
