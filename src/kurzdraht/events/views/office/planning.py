"""Making, changing and publishing events."""

from functools import cached_property
from typing import Any, cast

from django.contrib import messages
from django.db.models import QuerySet
from django.forms import model_to_dict
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _, ngettext
from django.views.generic import DetailView, FormView

from kurzdraht.accounts.models import User
from kurzdraht.audit.queries import last_authors
from kurzdraht.core.errors import Refused
from kurzdraht.events.enums import EventState
from kurzdraht.events.forms.planning import EventForm, NewEventForm
from kurzdraht.events.models import Event, EventFormat
from kurzdraht.events.queries.planning import with_places
from kurzdraht.events.queries.publish_check import check_event
from kurzdraht.events.queries.told import mails_told, waiting_mails
from kurzdraht.events.services.planning import ChangedMeanwhile, change_event, create_event
from kurzdraht.events.services.previewing import forget_draft
from kurzdraht.events.services.publishing import publish_event
from kurzdraht.events.views.office.base import PlannedEventView, PlannerView
from kurzdraht.network.models import Municipality
from kurzdraht.network.rules import roles_today


class EventCreateView(PlannerView, FormView[NewEventForm]):
    """One short form for each format; the 45-minute exchange is the usual one."""

    template_name = "events/office/create.html"
    form_class = NewEventForm

    @cached_property
    def event_format(self) -> EventFormat:
        return get_object_or_404(EventFormat, slug=self.request.GET.get("format", "austausch-45"))

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
            "towns": Municipality.objects.filter(is_current=True).order_by("sort_name").values_list("name", flat=True),
        }

    def form_valid(self, form: NewEventForm) -> HttpResponse:
        now = timezone.now()
        event = create_event(form.draft(), by=self.planner, now=now)
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

    def form_invalid(self, form: NewEventForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)


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
            "is_overdue": event.state == EventState.DRAFT and bool(event.publish_at) and event.publish_at <= now,
            "mails_told": mails_told(event) if is_told else 0,
            "waiting_mails": waiting_mails(event) if is_told else 0,
        }


class EventChangeView(PlannedEventView, FormView[EventForm]):
    template_name = "events/office/change.html"
    form_class = EventForm

    def get_form_kwargs(self) -> dict[str, Any]:
        copy = Event.objects.get(pk=self.event.pk)
        return super().get_form_kwargs() | {"instance": copy}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        towns = Municipality.objects.filter(is_current=True).order_by("sort_name").values_list("name", flat=True)
        return super().get_context_data(**kwargs) | {"towns": towns}

    def form_valid(self, form: EventForm) -> HttpResponse:
        seen = form.cleaned_data["seen"]
        try:
            mails = change_event(self.event, form.values(), by=self.planner, now=timezone.now(), seen=seen)
        except ChangedMeanwhile:
            return self.meet(form)
        except Refused as refused:
            form.add_error(refused.field or None, str(refused))
            return self.form_invalid(form)
        text = f"{_('Gespeichert.')} {form.meeting.said()}".strip()
        if mails:
            sentence = ngettext(
                "%(number)d Person bekommt eine Mail mit dem neuen Stand.",
                "%(number)d Personen bekommen eine Mail mit dem neuen Stand.",
                mails,
            )
            text += " " + sentence % {"number": mails}
        messages.success(self.request, text)
        forget_draft(self.event, user=cast("User", self.request.user))
        target = "desk_event_change" if self.request.POST.get("action") == "stay" else "desk_event"
        return HttpResponseRedirect(reverse(target, args=(self.event.slug,)))

    def meet(self, form: EventForm) -> HttpResponse:
        """Somebody was faster: both changes are saved where they touch different fields, else both are shown."""
        other = Event.objects.get(pk=self.event.pk)
        stored = model_to_dict(other, list(form.fields))
        if form.meet(stored, seen=other.sequence, authors=last_authors("event", other.key)):
            return self.form_valid(form)
        return self.render_to_response(self.get_context_data(form=form), status=409)

    def form_invalid(self, form: EventForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)
