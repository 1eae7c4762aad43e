"""How editors choose an event: a list to search in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView, ChosenMultipleView, ChosenView
from wagtail.admin.viewsets.chooser import ChooserViewSet

from kurzdraht.events.models import Event


class _EventFilter(BaseFilterForm):
    q = forms.CharField(label=_("Titel enthält"), required=False)

    def filter(self, objects: Any) -> Any:
        words = self.cleaned_data["q"].strip()
        if not words:
            return objects
        self.is_searching = True
        self.search_query = words
        return objects.filter(title__icontains=words)


class _PublicEvents:
    """Newest first; drafts and events on invitation cannot be chosen, for no page would show them."""

    filter_form_class = _EventFilter
    ordering = "-starts_at"

    def get_object_list(self) -> Any:
        return Event.objects.open_to_all().order_by("-starts_at")

    @property
    def columns(self) -> list[Column]:
        return [*super().columns, DateColumn("starts_at", label=_("Beginn"), accessor="starts_at")]  # type: ignore[misc]


class _ChooseEvent(_PublicEvents, ChooseView):
    pass


class _ChooseEventResults(_PublicEvents, ChooseResultsView):
    pass


class _ChosenEvent(ChosenView):
    """Wagtail looks among all records here, so a number would tell the title of a draft."""

    def get_object(self, pk: Any) -> Event:
        event: Event = Event.objects.open_to_all().get(pk=pk)
        return event


class _ChosenEvents(ChosenMultipleView):
    def get_objects(self, pks: Any) -> Any:
        return Event.objects.open_to_all().filter(pk__in=pks)


class EventChooserViewSet(ChooserViewSet):
    model = Event
    icon = "calendar"
    choose_one_text = _("Veranstaltung wählen")
    choose_another_text = _("Andere Veranstaltung wählen")
    choose_view_class = _ChooseEvent
    choose_results_view_class = _ChooseEventResults
    chosen_view_class = _ChosenEvent
    chosen_multiple_view_class = _ChosenEvents


event_chooser = EventChooserViewSet("event_chooser", url_prefix="veranstaltung-waehlen")
EventChooserBlock = event_chooser.get_block_class(
    name="EventChooserBlock", module_path="kurzdraht.website.blocks.chooser"
)
