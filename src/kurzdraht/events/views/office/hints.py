"""What else is on a day, said beside the field while a date is chosen, and before a form is saved without scripts."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime, parse_time

from kurzdraht.core.dates import BERLIN, EARLIEST, LATEST
from kurzdraht.core.text import printable
from kurzdraht.events.models import Event, EventFormat
from kurzdraht.events.queries.clashes import Clash, Span, clashes_of, span_of
from kurzdraht.events.services.planning import EventDraft
from kurzdraht.events.views.office.base import PlannerView
from kurzdraht.network.rules import roles_today

SEEN = "hints_seen"
USUAL_MINUTES = 60
SHORT = 10


def stamp_of(span: Span) -> str:
    """Which time was looked at; it comes back with the form."""
    return f"{span.starts_at.astimezone(BERLIN):%Y-%m-%dT%H:%M}"


class HintedView(PlannerView):
    """Stops a form once, with the hints for its time on the page; a second time, or where they were read, it passes."""

    def unseen(self, form: forms.BaseForm, span: Span, *, but: Iterable[int] = ()) -> dict[str, Any]:
        """What the page shows before it saves; empty when there is nothing to say or it was said."""
        if form.data.get(SEEN) == stamp_of(span):
            return {}
        found = clashes_of(span, roles=roles_today(self.request.user), but=but)
        return hints(span, found) | {"is_first_time": True} if found else {}


def span_of_draft(draft: EventDraft) -> Span:
    own = {one.pk for one in (draft.consortium, *draft.partners) if one}
    ends_at = draft.starts_at + timedelta(minutes=draft.format.duration_minutes)
    return Span(draft.starts_at, ends_at, consortia=frozenset(own))


def hints(span: Span, found: list[Clash]) -> dict[str, Any]:
    return {"clashes": found, "hints_stamp": stamp_of(span)}


class DateCheckView(PlannerView):
    """A fragment for htmx: GET with `date` and `time`, or `starts_at`, and what is known of the event."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        event = self._event()
        span = self._span(event)
        context = {}
        if span is not None:
            found = clashes_of(span, roles=roles_today(request.user), but=[event.pk] if event else [])
            context = hints(span, found) | {"is_clear": not found}
        return render(request, "events/office/parts/clashes.html", context)

    def _event(self) -> Event | None:
        slug = printable(self.request.GET.get("event", ""))
        event: Event | None = Event.objects.filter(slug=slug).prefetch_related("partners").first() if slug else None
        if event is not None:
            self.require("events.plan", event)
        return event

    def _span(self, event: Event | None) -> Span | None:
        starts_at = self._starts_at(event)
        if starts_at is None:
            return None
        if event is not None:
            return span_of(event, starts_at, starts_at + (event.ends_at - event.starts_at))
        consortium = self.request.GET.get("consortium", "")
        form = EventFormat.objects.filter(slug=printable(self.request.GET.get("format", ""))).first()
        minutes = form.duration_minutes if form else USUAL_MINUTES
        own = frozenset({int(consortium)} if consortium.isdecimal() and len(consortium) < SHORT else ())
        return Span(starts_at, starts_at + timedelta(minutes=minutes), consortia=own)

    def _starts_at(self, event: Event | None) -> datetime | None:
        given = self.request.GET
        try:
            moment = parse_datetime(given.get("starts_at", ""))
            day, clock = parse_date(given.get("date", "")), parse_time(given.get("time", ""))
        except ValueError:
            return None
        if moment is not None:
            moment = moment.replace(tzinfo=BERLIN) if timezone.is_naive(moment) else moment
            return moment if _is_thinkable(moment) else None
        if clock is None and event is not None:
            clock = event.starts_at.astimezone(BERLIN).time()
        if day is None or clock is None:
            return None
        moment = datetime.combine(day, clock, tzinfo=BERLIN)
        return moment if _is_thinkable(moment) else None


def _is_thinkable(moment: datetime) -> bool:
    """While a year is typed, the browser asks about the year 20 too."""
    return EARLIEST < moment.year < LATEST
