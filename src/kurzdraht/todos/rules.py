"""Who may write tasks and say what becomes of them. A found task is for whoever finds it."""

import rules
from django.contrib.auth.models import AnonymousUser

from kurzdraht.accounts.models import User
from kurzdraht.network.rules import is_office, is_staff, roles_today
from kurzdraht.todos.models import Todo


@rules.predicate
def is_own_todo(user: User | AnonymousUser, todo: Todo | None) -> bool:
    """Given to them, or of an AG they advise."""
    roles = roles_today(user)
    if todo is None or roles.person is None:
        return roles.is_staff
    return todo.assignee_id == roles.person.pk or todo.consortium_id in roles.advised_consortia


rules.add_perm("todos.write", is_staff)
rules.add_perm("todos.handle", is_office | (is_staff & is_own_todo))
