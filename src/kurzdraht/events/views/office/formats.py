"""The network's formats: list, change, and what planned events make of a change."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any, ClassVar, cast

from django.contrib import messages
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _, ngettext
from django.views.generic import ListView, TemplateView

from kurzdraht.core.errors import Refused
from kurzdraht.core.forms import add_refusal
from kurzdraht.events.forms.formats import (
    AgendaRows,
    FormatForm,
    TaskRows,
    agenda_rows,
    as_agenda,
    as_lines,
    as_tasks,
    task_rows,
)
from kurzdraht.events.forms.rows import asked_rows, typed_rows
from kurzdraht.events.models import EventFormat
from kurzdraht.events.queries.following import followings, latest_change
from kurzdraht.events.services.following import Followed, follow_format
from kurzdraht.events.services.formats import (
    FormatChangedMeanwhile,
    change_format,
    create_format,
    tasks_of,
)
from kurzdraht.events.views.office.base import PlannerView


class FormatView(PlannerView):
    """For whoever may change what all new events begin with."""

    permission: ClassVar[str] = "events.manage_formats"

    @cached_property
    def row(self) -> EventFormat:
        row: EventFormat = get_object_or_404(EventFormat, slug=self.kwargs["slug"])
        return row


class FormatListView(FormatView, ListView[EventFormat]):
    template_name = "events/office/formats/list.html"
    context_object_name = "formats"

    def get_queryset(self) -> QuerySet[EventFormat]:
        coming = Count("events", filter=Q(events__starts_at__gt=timezone.now(), events__deleted_at=None), distinct=True)
        rows: Any = EventFormat.objects.annotate(coming=coming, number_of_tasks=Count("tasks", distinct=True))
        return cast("QuerySet[EventFormat]", rows.order_by("position", "name"))


class FormatEditView(FormatView, TemplateView):
    """What the page of a new format and of a known one share: the form, and two sets of rows moved by buttons."""

    template_name = "events/office/formats/edit.html"

    @property
    def known(self) -> EventFormat | None:
        return None

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        stored = self._stored()
        return self._show(self._form(), agenda_rows(stored["agenda"]), task_rows(stored["tasks"]))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        data = request.POST.copy()
        if data.get("rows"):
            return self._move_rows(data)
        if "agenda-TOTAL_FORMS" not in data:
            return self._save(self._form(data), None)
        sets = (AgendaRows(data, prefix="agenda"), TaskRows(data, prefix="task"))
        if not all(rows.is_valid() for rows in sets):
            return self._render(self._form(data), *sets, status=422)
        data["agenda"], data["tasks"] = as_lines(as_agenda(sets[0].rows())), as_lines(as_tasks(sets[1].rows()))
        return self._save(self._form(data), sets)

    def _save(self, form: FormatForm, sets: tuple[Any, Any] | None) -> HttpResponse:
        if not form.is_valid():
            return self._refuse(form, sets)
        try:
            return self.save(form)
        except FormatChangedMeanwhile:
            stored = self._stored()
            if form.meet(stored, seen=stored["sequence"]):
                return self._save(form, sets)
            return self._refuse(form, sets)
        except Refused as refused:
            add_refusal(form, refused)
            return self._refuse(form, sets)

    def save(self, form: FormatForm) -> HttpResponse:
        raise NotImplementedError

    def _refuse(self, form: FormatForm, sets: tuple[Any, Any] | None) -> HttpResponse:
        if sets is None:
            given = form.cleaned_data
            return self._show(form, agenda_rows(given["agenda"]), task_rows(given["tasks"]), status=422)
        return self._render(form, *sets, status=422)

    def _move_rows(self, data: QueryDict) -> HttpResponse:
        """A row up, down, away or new: shown at once, kept only when the whole form is saved."""
        name, _colon, act = str(data["rows"]).partition(":")
        rows = {prefix: typed_rows(data, prefix) for prefix in ("agenda", "task")}
        if name in rows:
            rows[name] = asked_rows(rows[name], act)
        form = self._form()
        for field in form.fields:
            form.initial[field] = data.get(field)
            form.fields[field].initial = data.get(field)
        return self._show(form, rows["agenda"], rows["task"])

    def _show(self, form: FormatForm, agenda: list[Any], tasks: list[Any], *, status: int = 200) -> HttpResponse:
        sets = (AgendaRows(initial=agenda, prefix="agenda"), TaskRows(initial=tasks, prefix="task"))
        return self._render(form, *sets, status=status)

    def _render(self, form: FormatForm, agenda: Any, tasks: Any, *, status: int = 200) -> HttpResponse:
        context = self.get_context_data(form=form, agenda=agenda, tasks=tasks, event_format=self.known)
        return self.render_to_response(context, status=status)

    def _form(self, data: Any = None) -> FormatForm:
        stored = self._stored()
        seen = {"seen": stored["sequence"], "tasks": stored["tasks"]}
        return FormatForm(data, instance=self.known or EventFormat(duration_minutes=60), initial=seen)

    def _stored(self) -> dict[str, Any]:
        row = EventFormat.objects.get(pk=self.known.pk) if self.known else EventFormat()
        values = {name: getattr(row, name) for name in (*FormatForm.Meta.fields, "sequence")}
        return values | {"tasks": tasks_of(row) if self.known else []}


class FormatCreateView(FormatEditView):
    def save(self, form: FormatForm) -> HttpResponse:
        row = create_format(form.values(), form.task_drafts(), by=self.planner, now=timezone.now())
        messages.success(self.request, _("„%(name)s“ steht jetzt zur Wahl.") % {"name": row.name})
        return HttpResponseRedirect(reverse("desk_formats"))


class FormatChangeView(FormatEditView):
    @property
    def known(self) -> EventFormat | None:
        return self.row

    def save(self, form: FormatForm) -> HttpResponse:
        now = timezone.now()
        seen = form.cleaned_data["seen"]
        changes = change_format(
            self.row, form.values(), form.task_drafts(), by=self.planner, now=now, seen=seen if seen is not None else -1
        )
        messages.success(self.request, " ".join(filter(None, [_("Gespeichert."), form.meeting.said()])))
        if followings(self.row, changes, now=now):
            return HttpResponseRedirect(reverse("desk_format_follow", args=(self.row.slug,)))
        return HttpResponseRedirect(reverse("desk_format", args=(self.row.slug,)))


class FormatFollowView(FormatView, TemplateView):
    """After a change: which coming events still stand as before, and which of them follow."""

    template_name = "events/office/formats/follow.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = followings(self.row, latest_change(self.row), now=timezone.now())
        return super().get_context_data(**kwargs) | {"event_format": self.row, "followings": found}

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        now = timezone.now()
        changes = latest_change(self.row)
        known = {str(event.key): event.key for one in followings(self.row, changes, now=now) for event in one.events}
        chosen = {
            name: {known[key] for key in request.POST.getlist(f"follow-{name}") if key in known} for name in changes
        }
        _tell(request, follow_format(self.row, changes, chosen, by=self.planner, now=now))
        return HttpResponseRedirect(reverse("desk_format", args=(self.row.slug,)))


def _tell(request: HttpRequest, done: Followed) -> None:
    events = ngettext("%(number)d Veranstaltung folgt.", "%(number)d Veranstaltungen folgen.", done.events)
    words: Sequence[str] = [events % {"number": done.events}]
    if done.mails:
        mails = ngettext("%(number)d Person bekommt eine Mail.", "%(number)d Personen bekommen eine Mail.", done.mails)
        words = [*words, mails % {"number": done.mails}]
    messages.success(request, " ".join(words))
    for title, reason in done.refused:
        messages.warning(request, f"„{title}“: {reason}")
