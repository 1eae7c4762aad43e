"""What the office sees first, and what it has chosen to see."""

from datetime import date, datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from kurzdraht.accounts.guard import Guarded
from kurzdraht.core.dates import monday_of, read_day
from kurzdraht.desk.forms import ScopeForm
from kurzdraht.desk.queries import desk_of, scope_choice, week_of
from kurzdraht.desk.queries.home import EVERYBODY, WEEK
from kurzdraht.desk.views.acting import back
from kurzdraht.desk.views.todos import last_decision, panel
from kurzdraht.lists.guard import choose_scope, desk_scope
from kurzdraht.network.rules import roles_today

MOST_WEEKS = timedelta(weeks=53)


class DeskHomeView(Guarded, TemplateView):
    """Reads only. Whose tasks, which week and how many stands in the address."""

    permission = "desk.open"
    template_name = "desk/home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        now = timezone.now()
        roles, scope, query = roles_today(self.request.user), desk_scope(self.request), self.request.GET
        desk = desk_of(
            roles,
            may=self.request.user.has_perm,
            scope=scope,
            whose=query.get("wer", ""),
            shows_all=bool(query.get("alles")),
            now=now,
        )
        monday = _monday(query.get("woche", ""), now=now)
        first = desk.lines[0] if desk.lines else None
        return super().get_context_data(**kwargs) | {
            "now": now,
            "may_plan": self.request.user.has_perm("events.plan"),
            "desk": desk,
            "first_line": first,
            "panel": panel(self.request, first.task, now=now) if first else None,
            "week": week_of(roles, first=monday, scope=scope, now=now),
            "week_before": _with(query, woche=(monday - WEEK).isoformat()),
            "week_after": _with(query, woche=(monday + WEEK).isoformat()),
            "this_week": "" if monday == monday_of(timezone.localdate(now)) else _with(query, woche=""),
            "everything": _with(query, alles="1"),
            "tabs": self._tabs(desk),
            "scope": scope,
            "decision": last_decision(self.request, now=now),
            "here": self.request.get_full_path(),
        }

    def _tabs(self, desk: Any) -> list[dict[str, Any]]:
        whose = self.request.GET.get("wer", "")
        tabs = [("", _("Meine und offene"), desk.own), (EVERYBODY, _("Alle"), desk.everybody)]
        tabs += [(str(person.key), str(person), None) for person in desk.owners]
        return [
            {"label": label, "url": _with(self.request.GET, wer=key), "count": count, "is_current": key == whose}
            for key, label, count in tabs
        ]


class ScopeView(Guarded):
    """The second line's choice: kept until one chooses anew or signs out."""

    permission = "desk.open"

    def post(self, request: HttpRequest) -> HttpResponse:
        now = timezone.now()
        before = desk_scope(request)
        choice = scope_choice(roles_today(request.user), before, today=timezone.localdate(now))
        form = ScopeForm(request.POST, consortia=choice.consortia, years=choice.years)
        if form.is_valid():
            choose_scope(request, form.scope(before))
        return back(request)


def _monday(text: str, *, now: datetime) -> date:
    """The Monday of the day in the address, at most a year away; else of today."""
    today = timezone.localdate(now)
    day = read_day(text) or today
    return monday_of(day if abs(day - today) < MOST_WEEKS else today)


def _with(query: QueryDict, **changes: str) -> str:
    changed = query.copy()
    for name, value in changes.items():
        changed[name] = value
        if not value:
            del changed[name]
    return f"?{changed.urlencode()}"
