"""Who works at the desk."""

import rules

from kurzdraht.network.rules import is_admin, is_office, is_staff

rules.add_perm("desk.open", is_staff)
rules.add_perm("desk.read_outbox", is_office | is_admin)
