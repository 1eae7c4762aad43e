"""Many dates at once: a series is made, extended and ended, and its page shows all dates."""

from collections.abc import Sequence
from datetime import date, time, timedelta
from functools import cached_property
from typing import Any, ClassVar

from django.contrib import messages
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _, ngettext
from django.views.generic import DetailView, ListView

from kurzdraht.core.dates import BERLIN
from kurzdraht.core.errors import Refused
from kurzdraht.core.forms import add_refusal
from kurzdraht.core.views import FormPage
from kurzdraht.events.forms.series import (
    DatesForm,
    EndForm,
    ExtendForm,
    SeriesForm,
    TypedDay,
    typed_days,
    wanted,
)
from kurzdraht.events.models import Event, EventSeries
from kurzdraht.events.queries.clashes import Span
from kurzdraht.events.queries.planning import with_places
from kurzdraht.events.queries.series import (
    Proposed,
    dates_of,
    last_rule_date,
    planned_days,
    proposed,
    rule_in_words,
    series_for,
    title_of,
)
from kurzdraht.events.recurrence import Meeting, Rhythm, Rule, starting
from kurzdraht.events.services.series import Day, Made, create_series, end_series, extend_series, rejoin_series
from kurzdraht.events.views.office.base import PlannerView
from kurzdraht.network.queries.directory import town_names
from kurzdraht.network.rules import roles_today

NOON = time(12)
AN_HOUR = timedelta(hours=1)
SAVING = ("draft", "publish")


class SeriesListView(PlannerView, ListView[EventSeries]):
    template_name = "events/office/series/list.html"
    context_object_name = "rows"

    def get_queryset(self) -> QuerySet[EventSeries]:
        now = timezone.now()
        kept = Q(events__deleted_at=None)
        rows = series_for(roles_today(self.request.user)).annotate(
            dates=Count("events", filter=kept), coming=Count("events", filter=kept & Q(events__starts_at__gt=now))
        )
        return rows.order_by("-coming", "name")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        for row in context["rows"]:
            row.rhythm = rule_in_words(row.rule)
        return context


class OneSeriesView(PlannerView):
    """Named by its address; another consortium's looks as if it did not exist."""

    permission: ClassVar[str] = "events.plan_series"

    @cached_property
    def series(self) -> EventSeries:
        rows = EventSeries.objects.select_related("consortium")
        row: EventSeries | None = rows.filter(slug=self.kwargs["slug"]).first()
        if row is None:
            raise Http404
        self.require("events.plan_series", row)
        return row

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        return context | {"series": self.series, "rhythm": rule_in_words(self.series.rule)}

    def back(self) -> HttpResponse:
        return HttpResponseRedirect(reverse("desk_series", args=(self.series.slug,)))


class SeriesView(OneSeriesView, DetailView[EventSeries]):
    """All dates; one that was changed by itself is let back to the others here."""

    template_name = "events/office/series/detail.html"

    def get_object(self, queryset: QuerySet[EventSeries] | None = None) -> EventSeries:
        return self.series

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        now = timezone.now()
        events = list(dates_of(self.series))
        with_places(events)
        return super().get_context_data(**kwargs) | {
            "coming": [event for event in events if event.ends_at >= now],
            "past": [event for event in events if event.ends_at < now],
        }

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        event = Event.objects.filter(series=self.series, slug=request.POST.get("rejoin", "")).first()
        if event is not None:
            rejoin_series(event, by=self.planner, now=timezone.now())
            messages.info(request, _("„%(title)s“ folgt wieder, wenn Sie alle ändern.") % {"title": event.title})
        return self.back()


class PreviewedView(PlannerView, FormPage[Any]):
    """A form whose dates are shown, unticked or moved before anything is made."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.get_form()
        if not form.is_valid():
            return self.form_invalid(form)
        typed = typed_days(request.POST) if request.POST.get("shown") == form.stamp() else []
        if not typed or request.POST.get("action") not in SAVING:
            return self._show(form, typed)
        try:
            made = self.save(form, wanted(typed), publish=request.POST["action"] == "publish")
        except Refused as refused:
            add_refusal(form, refused)
            return self._show(form, typed, status=422)
        self._tell(made)
        return HttpResponseRedirect(reverse("desk_series", args=(made.series.slug,)))

    def save(self, form: Any, days: list[Day], *, publish: bool) -> Made:
        raise NotImplementedError

    def span(self, form: Any, day: date) -> Span:
        raise NotImplementedError

    def _show(self, form: DatesForm, typed: Sequence[TypedDay], *, status: int = 200) -> HttpResponse:
        dates = self._dates(form, typed)
        context = self.get_context_data(
            form=form,
            dates=dates,
            shown=form.stamp(),
            words=rule_in_words(form.rule()),
            first_title=self.first_title(form, next((one.day for one in dates if one.is_on), None)),
        )
        return self.render_to_response(context, status=status)

    def first_title(self, _form: Any, _day: date | None) -> str:
        """How the first date will be called, where that is known before it is made."""
        return ""

    def _dates(self, form: DatesForm, typed: Sequence[TypedDay]) -> list[Proposed]:
        found = form.meetings()
        if typed:
            found = [Meeting(one.rule_date, one.day if one.is_on else None) for one in typed]
        spans = [self.span(form, one.day or one.rule_date) for one in found]
        return proposed(found, spans, roles=roles_today(self.request.user))

    def _tell(self, made: Made) -> None:
        dates = ngettext("%(number)d Termin ist angelegt.", "%(number)d Termine sind angelegt.", len(made.events))
        messages.success(self.request, dates % {"number": len(made.events)})
        for title, reason in made.drafts[:1]:
            words = _("%(number)s davon sind noch Entwürfe, zuerst „%(title)s“: %(reason)s")
            messages.warning(self.request, words % {"number": len(made.drafts), "title": title, "reason": reason})


class SeriesCreateView(PreviewedView):
    template_name = "events/office/series/create.html"
    form_class = SeriesForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"roles": roles_today(self.request.user)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"towns": town_names()}

    def save(self, form: SeriesForm, days: list[Day], *, publish: bool) -> Made:
        return create_series(form.draft(), days, publish=publish, by=self.planner, now=timezone.now())

    def first_title(self, form: SeriesForm, day: date | None) -> str:
        return title_of(form.pattern(), day, 1) if day else ""

    def span(self, form: SeriesForm, day: date) -> Span:
        given = form.cleaned_data
        starts_at = starting(day, given["time"], BERLIN)
        own = {one.pk for one in (given["consortium"], *given["partners"]) if one}
        return Span(
            starts_at, starts_at + timedelta(minutes=given["format"].duration_minutes), consortia=frozenset(own)
        )


class SeriesExtendView(OneSeriesView, PreviewedView):
    template_name = "events/office/series/extend.html"
    form_class = ExtendForm

    def get_initial(self) -> dict[str, Any]:
        rule = Rule.read(self.series.rule)
        return {
            "title_pattern": f"{self.series.name} {{monat}} {{jahr}}",
            "first_date": self._next(rule),
            "rhythm": (rule.rhythm if rule else Rhythm.SAME_WEEKDAY).value,
            "holiday_rule": self.series.holiday_rule,
        }

    def _next(self, rule: Rule | None) -> date | None:
        last = last_rule_date(self.series)
        if rule is None or last is None:
            return None
        beyond = max(last, timezone.localdate())
        days = planned_days(rule.text, last, holiday_rule=self.series.holiday_rule, count=1, beyond=beyond)
        return days[0].rule_date if days else None

    def save(self, form: ExtendForm, days: list[Day], *, publish: bool) -> Made:
        return extend_series(
            self.series,
            days,
            title_pattern=form.pattern(),
            rule=form.rule(),
            holiday_rule=form.cleaned_data["holiday_rule"],
            publish=publish,
            by=self.planner,
            now=timezone.now(),
        )

    @cached_property
    def _model(self) -> Event | None:
        found: Event | None = dates_of(self.series).last()
        return found

    def span(self, form: ExtendForm, day: date) -> Span:
        model = self._model
        clock = model.starts_at.astimezone(BERLIN).time() if model else NOON
        starts_at = starting(day, clock, BERLIN)
        own = frozenset({self.series.consortium_id} if self.series.consortium_id else ())
        return Span(starts_at, starts_at + (model.ends_at - model.starts_at if model else AN_HOUR), consortia=own)


class SeriesEndView(OneSeriesView, FormPage[EndForm]):
    template_name = "events/office/series/end.html"
    form_class = EndForm

    def get_initial(self) -> dict[str, Any]:
        return {"last_date": timezone.localdate()}

    def form_valid(self, form: EndForm) -> HttpResponse:
        gone, left = end_series(
            self.series, last_date=form.cleaned_data["last_date"], by=self.planner, now=timezone.now()
        )
        words = ngettext("%(number)d Entwurf liegt im Papierkorb.", "%(number)d Entwürfe liegen im Papierkorb.", gone)
        said = _("Die Reihe ist beendet.")
        messages.success(self.request, f"{said} {words % {'number': gone}}")
        if left:
            stays = ngettext(
                "%(number)d veröffentlichter Termin danach bleibt. Sagen Sie ihn selbst ab, dann erfahren es alle.",
                "%(number)d veröffentlichte Termine danach bleiben. Sagen Sie sie einzeln ab, dann erfahren es alle.",
                left,
            )
            messages.warning(self.request, stays % {"number": left})
        return self.back()
