"""Tasks: one alone, what becomes of it, and those that somebody writes down."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from http import HTTPStatus
from typing import Any

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _

from kurzdraht.accounts.guard import Guarded
from kurzdraht.core import dates
from kurzdraht.core.errors import Refused
from kurzdraht.core.views import FormPage
from kurzdraht.desk.forms import DeferForm, GiveForm, TodoForm
from kurzdraht.desk.queries.home import Line, line_of
from kurzdraht.desk.queries.scope import scope_choice
from kurzdraht.desk.views.acting import back, way_back
from kurzdraht.lists.guard import desk_scope
from kurzdraht.network.guard import acting_person
from kurzdraht.network.rules import roles_today
from kurzdraht.records.registry import KINDS
from kurzdraht.records.services import put_into_bin
from kurzdraht.todos.models import Todo
from kurzdraht.todos.queries import Task, colleagues, open_todos, tasks
from kurzdraht.todos.services import (
    Decision,
    NotAColleague,
    change_todo,
    defer_task,
    give_task,
    next_monday,
    next_working_day,
    settle_task,
    undo_decision,
    write_todo,
)

KEPT = "desk_decision"
A_WHILE = timedelta(minutes=15)


@dataclass(frozen=True)
class Panel:
    """One task from close by, with the forms of what may become of it."""

    line: Line
    defer: DeferForm
    give: GiveForm
    tomorrow: date
    next_week: date
    here: str


def panel(request: HttpRequest, task: Task, *, now: datetime, defer: Form | None = None) -> Panel:
    today = timezone.localdate(now)
    people = colleagues([task.found.consortium], on=today)
    return Panel(
        line=line_of(task, today=today),
        defer=defer if isinstance(defer, DeferForm) else DeferForm(),
        give=GiveForm(colleagues=people, initial={"assignee": task.assignee}),
        tomorrow=next_working_day(today),
        next_week=next_monday(today),
        here=request.GET.get("next") or request.POST.get("next") or request.get_full_path(),
    )


def last_decision(request: HttpRequest, *, now: datetime) -> dict[str, Any] | None:
    """What this person decided in the last minutes, with its sentence; reading leaves it where it is."""
    kept: dict[str, Any] | None = request.session.get(KEPT)
    if kept is None or now - datetime.fromisoformat(kept["at"]) > A_WHILE:
        return None
    return kept


class TaskView(Guarded):
    """A task alone: whole, or as the panel that htmx puts beside the list. POST says what becomes of it."""

    permission = "desk.open"

    def get(self, request: HttpRequest, *, source: str, key: str) -> HttpResponse:
        now = timezone.now()
        return self._show(panel(request, self._task(now=now), now=now))

    def post(self, request: HttpRequest, *, source: str, key: str) -> HttpResponse:
        now = timezone.now()
        task = self._task(now=now)
        act = request.POST.get("act", "")
        defer = DeferForm(request.POST)
        try:
            decision, sentence = self._decide(task, act, defer, now=now)
        except Refused as no:
            defer.add_refusal(no)
            shown = panel(request, task, now=now, defer=defer)
            return self._show(shown, status=HTTPStatus.UNPROCESSABLE_ENTITY)
        keep_decision(request, decision, sentence, now=now)
        return back(request)

    def _task(self, *, now: datetime) -> Task:
        found = tasks(
            roles_today(self.request.user),
            may=self.request.user.has_perm,
            now=now,
            source=self.kwargs["source"],
            key=self.kwargs["key"],
        )
        if not found:
            raise Http404
        return found[0]

    def _decide(self, task: Task, act: str, defer: DeferForm, *, now: datetime) -> tuple[Decision | None, str]:
        by = acting_person(self.request.user)
        title = {"title": task.found.title}
        if act == "done":
            return settle_task(task, by=by, now=now), _("„%(title)s“ ist erledigt.") % title
        if act == "defer":
            until = defer.until_day()
            decision = defer_task(task, until=until, by=by, now=now)
            return decision, _("„%(title)s“ kommt wieder: %(day)s.") % {**title, "day": dates.day_short(until)}
        if act == "give":
            form = GiveForm(
                self.request.POST, colleagues=colleagues([task.found.consortium], on=timezone.localdate(now))
            )
            if not form.is_valid():
                raise NotAColleague
            to = form.cleaned_data["assignee"]
            decision = give_task(task, to=to, by=by, now=now)
            if to is None:
                return decision, _("„%(title)s“ ist wieder für alle da.") % title
            return decision, _("„%(title)s“ ist jetzt bei %(name)s.") % {**title, "name": to}
        if act == "discard" and task.todo is not None:
            put_into_bin(KINDS["todo"], task.todo, by=by, now=now)
            return None, _("„%(title)s“ liegt im Papierkorb.") % title
        raise Http404

    def _show(self, shown: Panel, *, status: int = HTTPStatus.OK) -> HttpResponse:
        is_part = getattr(self.request, "htmx", False)
        template = "desk/parts/task_panel.html" if is_part else "desk/task.html"
        response = render(self.request, template, {"panel": shown, "is_alone": not is_part}, status=status)
        response["Vary"] = "HX-Request"
        if is_part and status != HTTPStatus.OK:
            response["HX-Retarget"], response["HX-Reselect"] = "#aufgabe", "#aufgabe-inhalt"
            response["HX-Reswap"] = "innerHTML"
        return response


class UndoView(Guarded):
    """Takes back what this person decided last."""

    permission = "desk.open"

    def post(self, request: HttpRequest) -> HttpResponse:
        now = timezone.now()
        kept = last_decision(request, now=now)
        if kept is None or kept["decision"] is None:
            return back(request)
        decision = Decision(**kept["decision"])
        try:
            undo_decision(decision, by=acting_person(request.user), now=now)
        except Refused as no:
            keep_decision(request, None, str(no), now=now)
        else:
            keep_decision(request, None, _("„%(title)s“ ist wieder da.") % {"title": decision.title}, now=now)
        return back(request)


class TodoFormView(Guarded, FormPage[TodoForm]):
    """Four fields, for a new task and for one that is written down already."""

    permission = "todos.write"
    template_name = "desk/todo_form.html"
    form_class = TodoForm

    @cached_property
    def todo(self) -> Todo | None:
        if "key" not in self.kwargs:
            return None
        found: Todo = get_object_or_404(open_todos(roles_today(self.request.user)), key=self.kwargs["key"])
        return found

    def get_form_kwargs(self) -> dict[str, Any]:
        roles = roles_today(self.request.user)
        today = timezone.localdate()
        choice = scope_choice(roles, desk_scope(self.request), today=today)
        todo = self.todo
        initial = {
            "title": todo.title if todo else "",
            "due_date": todo.due_date if todo else today,
            "assignee": todo.assignee_id if todo else roles.person,
            "consortium": todo.consortium_id if todo else (choice.only.pk if choice.only else choice.scope.consortium),
        }
        return super().get_form_kwargs() | {"roles": roles, "today": today, "initial": initial, "choice": choice}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"todo": self.todo, "here": way_back(self.request)}

    def form_valid(self, form: TodoForm) -> HttpResponse:
        now, by = timezone.now(), acting_person(self.request.user)
        if self.todo is None:
            todo = write_todo(**form.cleaned_data, by=by, now=now)
            sentence = _("„%(title)s“ steht auf der Liste.")
        else:
            todo = change_todo(self.todo, values=form.cleaned_data, by=by, now=now)
            sentence = _("„%(title)s“ ist geändert.")
        keep_decision(self.request, None, sentence % {"title": todo.title}, now=now)
        return back(self.request)


def keep_decision(request: HttpRequest, decision: Decision | None, sentence: str, *, now: datetime) -> None:
    request.session[KEPT] = {
        "at": now.isoformat(),
        "sentence": sentence,
        "decision": decision.as_json() if decision else None,
    }
