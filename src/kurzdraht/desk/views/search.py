"""One field that finds whatever the desk is about."""

from typing import Any
from urllib.parse import urlencode

from django.utils import timezone
from django.views.generic import TemplateView

from kurzdraht.accounts.guard import Guarded
from kurzdraht.core.text import printable
from kurzdraht.desk.queries.search import GROUPS, search
from kurzdraht.lists.guard import Scope, desk_scope
from kurzdraht.network.rules import roles_today

LONGEST = 100


class SearchView(Guarded, TemplateView):
    """A page of its own; htmx takes the hits alone while somebody types."""

    permission = "desk.open"

    def get_template_names(self) -> list[str]:
        is_part = getattr(self.request, "htmx", False)
        return ["desk/parts/hits.html" if is_part else "desk/search.html"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        query = self.request.GET
        words = printable(query.get("q", ""))[:LONGEST].strip()
        scope, everything = desk_scope(self.request), bool(query.get("alles"))
        group = query.get("gruppe", "")
        found = search(
            words,
            roles=roles_today(self.request.user),
            may=self.request.user.has_perm,
            scope=Scope() if everything else scope,
            group=group,
            now=timezone.now(),
        )
        here = {"q": words} | ({"alles": "1"} if everything else {})
        return super().get_context_data(**kwargs) | {
            "words": words,
            "found": found,
            "group": group if group in GROUPS else "",
            "here": f"?{urlencode(here)}",
            "without_scope": f"?{urlencode(here | {'alles': '1'})}" if scope.is_narrow and not everything else "",
        }
