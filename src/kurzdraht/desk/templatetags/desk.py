"""The tools in the second line of every desk page: search, and which AG and year one sees."""

from typing import Any

from django import template
from django.template import Context
from django.urls import reverse
from django.utils import timezone

from kurzdraht.desk.queries import scope_choice
from kurzdraht.lists.guard import desk_scope
from kurzdraht.network.rules import roles_today

register = template.Library()


@register.inclusion_tag("desk/parts/tools.html", takes_context=True)
def desk_tools(context: Context) -> dict[str, Any]:
    """Nothing for who may not open the desk, as on the page that says so."""
    request = context["request"]
    if not request.user.has_perm("desk.open"):
        return {}
    return {
        "choice": scope_choice(roles_today(request.user), desk_scope(request), today=timezone.localdate()),
        "here": request.get_full_path(),
        "search_url": reverse("desk_search"),
        "words": request.GET.get("q", "") if request.path == reverse("desk_search") else "",
        "csrf_token": context.get("csrf_token"),
    }
