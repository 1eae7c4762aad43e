"""What the office types to plan an event."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, cast
from uuid import uuid4

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from kurzdraht.core.dates import BERLIN
from kurzdraht.core.forms import ClockInput, DayInput, MomentInput
from kurzdraht.core.merging import Merging
from kurzdraht.core.richtext.fields import RichTextField
from kurzdraht.core.text import search_key
from kurzdraht.events.models import Event, EventFormat, EventSeries
from kurzdraht.events.queries.series import series_for
from kurzdraht.events.services.planning import MANY, EventDraft
from kurzdraht.events.services.spreading import Extent
from kurzdraht.network.models import Consortium, Municipality
from kurzdraht.network.queries import Roles


class TownField(forms.CharField):
    """The name of a municipality, typed with or without umlauts, suggested by the browser from a list."""

    def __init__(self, **values: Any) -> None:
        super().__init__(required=False, max_length=80, **values)
        self.widget.attrs |= {"list": "kommunen", "autocomplete": "off"}

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, int):
            return Municipality.objects.values_list("name", flat=True).filter(pk=value).first()
        return value

    def clean(self, value: Any) -> Any:
        name = super().clean(value)
        if not name:
            return None
        key = search_key(name)
        towns = Municipality.objects.filter(search_name__contains=f" {key}", is_current=True)
        town = next((town for town in towns if search_key(town.name) == key), None)
        if town is None:
            raise forms.ValidationError(_("Diese Kommune kennen wir nicht. Wählen Sie einen Namen aus der Liste."))
        return town


def offer_consortia(field: forms.Field, roles: Roles) -> None:
    """Those for which this person plans; only the office plans for all of them, and for the whole network."""
    chooser = cast("forms.ModelChoiceField[Consortium]", field)
    everyone = Consortium.objects.order_by("position")
    chooser.queryset = everyone if roles.is_office else everyone.filter(pk__in=roles.advised_consortia)
    if roles.is_office:
        chooser.empty_label = str(_("das ganze Netzwerk"))
        chooser.required = False


class NewEventForm(forms.Form):
    """Six fields or fewer: AG, title, day, start, host, and the room or the place.

    `once` is the key of the event to be: sent twice, the form makes one event.
    """

    once = forms.UUIDField(required=False, widget=forms.HiddenInput, initial=uuid4)
    consortium = forms.ModelChoiceField(Consortium.objects.none(), label=_("AG"), empty_label=None)
    title = forms.CharField(label=_("Titel"), max_length=140)
    date = forms.DateField(label=pgettext_lazy("im Kalender", "Tag"), widget=DayInput)
    time = forms.TimeField(label=_("Beginn"), widget=ClockInput, initial="11:00")
    host = TownField(label=_("Gastgeberin"), help_text=_("Die Kommune, die einlädt oder berichtet."))
    venue = forms.CharField(label=_("Ort"), max_length=120, help_text=_("Haus und Raum, zum Beispiel: Rathaus, Saal 2"))
    room_url = forms.URLField(
        label=_("Link zum Raum"),
        required=False,
        assume_scheme="https",
        help_text=_("Nur wer einen Platz hat, sieht ihn. Sie können ihn später eintragen."),
    )
    partners = forms.ModelMultipleChoiceField(
        Consortium.objects.order_by("position"),
        label=_("gemeinsam mit"),
        required=False,
        widget=forms.CheckboxSelectMultiple(),
    )

    def __init__(self, *args: Any, event_format: EventFormat, roles: Roles, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.event_format = event_format
        offer_consortia(self.fields["consortium"], roles)
        del self.fields["room_url" if event_format.is_onsite else "venue"]

    def main_fields(self) -> list[forms.BoundField]:
        """What every event needs; partners stand folded up below."""
        return [field for field in self.visible_fields() if field.name != "partners"]

    def draft(self) -> EventDraft:
        given = self.cleaned_data
        return EventDraft(
            format=self.event_format,
            title=given["title"],
            starts_at=datetime.combine(given["date"], given["time"], tzinfo=BERLIN),
            consortium=given["consortium"],
            partners=[one for one in given["partners"] if one != given["consortium"]],
            host=given["host"],
            venue=given.get("venue", ""),
            room_url=given.get("room_url", ""),
            key=given["once"],
        )


@dataclass(frozen=True)
class FormPart:
    """A part of a long form; `name` is its place on the page."""

    name: str
    heading: Any
    fields: list[forms.BoundField]

    @property
    def faults(self) -> int:
        return sum(bool(field.errors) for field in self.fields)


class EventForm(Merging, forms.ModelForm[Event]):
    """Everything that can be said of an event, in the parts that its page and its index show."""

    host = TownField(label=_("Gastgeberin"), help_text=_("Die Kommune, die einlädt oder berichtet."))
    description = RichTextField(
        label=_("Beschreibung"), required=False, help_text=_("Steht auf der Seite unter „Darum geht es“.")
    )
    room_url = forms.URLField(label=_("Link zum Raum"), required=False, assume_scheme="https")
    scope = forms.ChoiceField(
        label=_("Für welche Termine der Reihe gilt die Änderung?"),
        required=False,
        initial=Extent.THIS.value,
        widget=forms.RadioSelect(),
        choices=(
            (Extent.THIS.value, _("nur für diesen")),
            (Extent.FOLLOWING.value, _("für diesen und die folgenden")),
            (Extent.ALL.value, _("für alle, die noch kommen")),
        ),
        help_text=_(
            "Uhrzeiten folgen, Tage nicht. Titel und Texte folgen nur dort, wo sie bisher gleich waren, "
            "Nummern nirgends. Was einmal für sich geändert wurde, bleibt, wie es ist."
        ),
    )

    class Meta:
        model = Event
        fields = (
            "title",
            "subtitle",
            "summary",
            "description",
            "topics",
            "starts_at",
            "ends_at",
            "is_online",
            "room_url",
            "is_onsite",
            "venue",
            "venue_address",
            "host",
            "audience",
            "working_group",
            "online_capacity",
            "onsite_capacity",
            "seats_per_organisation",
            "members_first_until_at",
            "opens_at",
            "closes_at",
            "immediate_until_hours",
            "offer_hours",
            "early_reminder_hours",
            "reminder_hours",
            "partners",
            "series",
            "number",
            "cost",
            "contact_email",
        )
        widgets: ClassVar = {
            **dict.fromkeys(("starts_at", "ends_at", "members_first_until_at", "opens_at", "closes_at"), MomentInput()),
            "topics": forms.CheckboxSelectMultiple(),
            "partners": forms.CheckboxSelectMultiple(),
            "summary": forms.Textarea({"rows": 3}),
        }
        help_texts: ClassVar = {
            "summary": _("Steht oben auf der Seite, in Listen und im Kalender."),
            "topics": _("Unter diesen Themen findet man die Veranstaltung."),
            "early_reminder_hours": _("0: keine erste Erinnerung."),
            "reminder_hours": _("0: keine Erinnerung."),
        }

    PARTS: ClassVar = (
        ("worum", _("Worum es geht"), ("title", "subtitle", "summary", "description", "topics")),
        ("wann", _("Wann"), ("starts_at", "ends_at")),
        ("wo", _("Wo"), ("is_online", "room_url", "is_onsite", "venue", "venue_address", "host")),
        (
            "wer",
            _("Für wen und wie viele"),
            ("audience", "working_group", "online_capacity", "onsite_capacity", "seats_per_organisation"),
        ),
        (
            "anmeldung",
            _("Anmeldung und Erinnerung"),
            (
                "members_first_until_at",
                "opens_at",
                "closes_at",
                "immediate_until_hours",
                "offer_hours",
                "early_reminder_hours",
                "reminder_hours",
            ),
        ),
        ("zusammenhang", _("Gemeinsam und in einer Reihe"), ("partners", "series", "number")),
        ("kosten", _("Kosten und Kontakt"), ("cost", "contact_email")),
    )

    def __init__(self, *args: Any, roles: Roles | None = None, **kwargs: Any) -> None:
        """With `roles` only series that this person plans can be chosen, and the one that it belongs to."""
        super().__init__(*args, **kwargs)
        self.fields["seen"].initial = self.instance.sequence
        if roles is not None:
            own = Q(pk=self.instance.series_id) | Q(pk__in=series_for(roles).values("pk"))
            series = cast("forms.ModelChoiceField[EventSeries]", self.fields["series"])
            series.queryset = EventSeries.objects.filter(own).order_by("name")

    def parts(self) -> list[FormPart]:
        """The fields under their headings, each with the number of its complaints."""
        return [FormPart(name, heading, [self[field] for field in fields]) for name, heading, fields in self.PARTS]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        starts_at, ends_at = given.get("starts_at"), given.get("ends_at")
        if starts_at and ends_at and ends_at <= starts_at:
            self.add_error("ends_at", _("Das Ende liegt vor dem Beginn. Prüfen Sie Tag und Uhrzeit."))
        if not given.get("is_online") and not given.get("is_onsite"):
            self.add_error("is_online", _("Wählen Sie, ob man online oder vor Ort teilnimmt, oder beides."))
        return given

    def values(self) -> dict[str, Any]:
        """What the service takes: lists for the many, moments for the times."""
        given = {name: self.cleaned_data[name] for name in self.Meta.fields}
        return given | {name: list(given[name]) for name in MANY}
