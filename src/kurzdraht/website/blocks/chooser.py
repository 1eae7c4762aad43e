"""How editors choose an event: a list to search in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView
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


class _PublishedEvents:
    """Newest first; drafts cannot be chosen."""

    filter_form_class = _EventFilter
    ordering = "-starts_at"

    def get_object_list(self) -> Any:
        return Event.objects.published().order_by("-starts_at")

    @property
    def columns(self) -> list[Column]:
        return [*super().columns, DateColumn("starts_at", label=_("Beginn"), accessor="starts_at")]  # type: ignore[misc]


class _ChooseEvent(_PublishedEvents, ChooseView):
    pass


class _ChooseEventResults(_PublishedEvents, ChooseResultsView):
    pass


class EventChooserViewSet(ChooserViewSet):
    model = Event
    icon = "calendar"
    choose_one_text = _("Veranstaltung wählen")
    choose_another_text = _("Andere Veranstaltung wählen")
    choose_view_class = _ChooseEvent
    choose_results_view_class = _ChooseEventResults


event_chooser = EventChooserViewSet("event_chooser", url_prefix="veranstaltung-waehlen")
EventChooserBlock = event_chooser.get_block_class(
    name="EventChooserBlock", module_path="kurzdraht.website.blocks.chooser"
)
