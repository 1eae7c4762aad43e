"""Making, changing and publishing events."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, cast

from django.contrib import messages
from django.db.models import QuerySet
from django.forms import model_to_dict
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _, ngettext
from django.views.generic import DetailView

from kurzdraht.accounts.models import User
from kurzdraht.audit.queries import last_authors
from kurzdraht.core.errors import Refused
from kurzdraht.core.forms import add_refusal
from kurzdraht.core.text import printable
from kurzdraht.core.views import FormPage
from kurzdraht.events.enums import EventState
from kurzdraht.events.forms.planning import EventForm, NewEventForm
from kurzdraht.events.models import Event, EventFormat
from kurzdraht.events.queries.clashes import span_of
from kurzdraht.events.queries.office import office_events
from kurzdraht.events.queries.planning import with_places
from kurzdraht.events.queries.publish_check import check_event
from kurzdraht.events.queries.series import coming_siblings
from kurzdraht.events.queries.told import mails_told, waiting_mails
from kurzdraht.events.services.planning import ChangedMeanwhile, EventDraft, MadeAlready, create_event
from kurzdraht.events.services.previewing import forget_draft
from kurzdraht.events.services.publishing import publish_event
from kurzdraht.events.services.spreading import Extent, Spread, change_in_series
from kurzdraht.events.views.office.base import PlannedEventView
from kurzdraht.events.views.office.hints import HintedView, span_of_draft
from kurzdraht.network.queries.directory import town_names
from kurzdraht.network.rules import roles_today

USUAL_FORMAT = "austausch-45"


class EventCreateView(HintedView, FormPage[NewEventForm]):
    """One short form for each format; the 45-minute exchange is the usual one."""

    template_name = "events/office/create.html"
    form_class = NewEventForm

    @cached_property
    def event_format(self) -> EventFormat:
        formats = EventFormat.objects.order_by("position", "name")
        asked = self.request.GET.get("format")
        if asked is None:
            usual: EventFormat = formats.filter(slug=USUAL_FORMAT).first() or get_object_or_404(formats[:1])
            return usual
        chosen: EventFormat = get_object_or_404(formats, slug=printable(asked))
        return chosen

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {
            "event_format": self.event_format,
            "roles": roles_today(self.request.user),
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        formats = EventFormat.objects.order_by("position", "name")
        return super().get_context_data(**kwargs) | {
            "event_format": self.event_format,
            "formats": [
                {"label": form.name, "url": f"?format={form.slug}", "is_current": form == self.event_format}
                for form in formats
            ],
            "towns": town_names(),
        }

    def form_valid(self, form: NewEventForm) -> HttpResponse:
        now = timezone.now()
        draft = form.draft()
        if draft.key and Event.everything.filter(key=draft.key).exists():
            return self._made_already(draft)
        told = self.unseen(form, span_of_draft(draft))
        if told:
            return self.render_to_response(self.get_context_data(form=form, **told), status=422)
        try:
            event = create_event(draft, by=self.planner, now=now)
        except MadeAlready:
            return self._made_already(draft)
        target = HttpResponseRedirect(reverse("desk_event", args=(event.slug,)))
        if self.request.POST.get("action") != "publish":
            messages.info(self.request, _("Der Entwurf ist gespeichert. Noch sieht ihn niemand sonst."))
            return target
        try:
            publish_event(event, by=self.planner, now=now)
        except Refused as refused:
            messages.warning(self.request, _("Als Entwurf gespeichert. %(reason)s") % {"reason": refused})
        else:
            messages.success(self.request, _("Veröffentlicht. Ab jetzt kann man sich anmelden."))
        return target

    def _made_already(self, draft: EventDraft) -> HttpResponse:
        """Sent twice: on to the event, where its own rules say who may see it."""
        messages.info(self.request, _("Diese Veranstaltung ist schon angelegt."))
        made = Event.everything.get(key=str(draft.key))
        return HttpResponseRedirect(reverse("desk_event", args=(made.slug,)))


class PlannedEventDetailView(PlannedEventView, DetailView[Event]):
    """One event on the desk: how it stands, what is missing, where to go on."""

    template_name = "events/office/detail.html"

    def get_object(self, queryset: QuerySet[Event] | None = None) -> Event:
        with_places([self.event])
        return self.event

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        now = timezone.now()
        event = self.event
        is_told = event.state in {EventState.CANCELLED, EventState.POSTPONED}
        return super().get_context_data(**kwargs) | {
            "check": check_event(event, now=now) if event.ends_at > now else None,
            "is_coming": event.starts_at > now,
            "follow_ups": event.successors.filter(deleted_at=None).order_by("starts_at"),
            "is_overdue": event.state == EventState.DRAFT and event.publish_at is not None and event.publish_at <= now,
            "mails_told": mails_told(event) if is_told else 0,
            "waiting_mails": waiting_mails(event) if is_told else 0,
        }


class EventChangeView(PlannedEventView, HintedView, FormPage[EventForm]):
    """All of one event; where it belongs to a series, the others follow as far as is said."""

    template_name = "events/office/change.html"
    form_class = EventForm

    def get_form_kwargs(self) -> dict[str, Any]:
        copy = Event.objects.get(pk=self.event.pk)
        return super().get_form_kwargs() | {"instance": copy, "roles": roles_today(self.request.user)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        towns = town_names()
        among = office_events(roles_today(self.request.user))
        siblings = coming_siblings(self.event, among=among, now=timezone.now()).count() if self.event.series_id else 0
        return super().get_context_data(**kwargs) | {"towns": towns, "siblings": siblings}

    def form_valid(self, form: EventForm) -> HttpResponse:
        seen, values = form.cleaned_data["seen"], form.values()
        told = self._hints(form, values)
        if told:
            return self.render_to_response(self.get_context_data(form=form, **told), status=422)
        scope = Extent(form.cleaned_data["scope"] or Extent.THIS.value)
        try:
            spread = change_in_series(
                self.event,
                values,
                scope=scope,
                among=office_events(roles_today(self.request.user)),
                by=self.planner,
                now=timezone.now(),
                seen=seen,
            )
        except ChangedMeanwhile:
            return self.meet(form)
        except Refused as refused:
            add_refusal(form, refused)
            return self.form_invalid(form)
        _tell(self.request, spread, form.meeting.said())
        forget_draft(self.event, user=cast("User", self.request.user))
        target = "desk_event_change" if self.request.POST.get("action") == "stay" else "desk_event"
        return HttpResponseRedirect(reverse(target, args=(self.event.slug,)))

    def _hints(self, form: EventForm, values: Mapping[str, Any]) -> dict[str, Any]:
        """Only for a new time."""
        starts_at, ends_at = values["starts_at"], values["ends_at"]
        if starts_at == self.event.starts_at:
            return {}
        return self.unseen(form, span_of(self.event, starts_at, ends_at), but=[self.event.pk])

    def meet(self, form: EventForm) -> HttpResponse:
        """Somebody was faster: both changes are saved where they touch different fields, else both are shown."""
        other = Event.objects.get(pk=self.event.pk)
        stored = model_to_dict(other, list(form.fields))
        if form.meet(stored, seen=other.sequence, authors=last_authors("event", other.key)):
            return self.form_valid(form)
        return self.render_to_response(self.get_context_data(form=form), status=409)


def _tell(request: HttpRequest, spread: Spread, taken_over: str) -> None:
    """What was saved, whom it reaches, and which dates of the series did not follow."""
    words = [_("Gespeichert."), taken_over]
    if spread.followed:
        others = ngettext("%(number)d weiterer Termin folgt.", "%(number)d weitere Termine folgen.", spread.followed)
        words.append(others % {"number": spread.followed})
    if spread.apart:
        apart = ngettext(
            "%(number)d Termin ist für sich geändert und bleibt, wie er ist.",
            "%(number)d Termine sind für sich geändert und bleiben, wie sie sind.",
            len(spread.apart),
        )
        words.append(apart % {"number": len(spread.apart)})
    if spread.mails:
        mails = ngettext(
            "%(number)d Person bekommt eine Mail mit dem neuen Stand.",
            "%(number)d Personen bekommen eine Mail mit dem neuen Stand.",
            spread.mails,
        )
        words.append(mails % {"number": spread.mails})
    messages.success(request, " ".join(word for word in words if word))
    for event, reason in spread.refused:
        messages.warning(request, f"„{event.title}“: {reason}")
