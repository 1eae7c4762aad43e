"""What the office types for many dates at once, for the same again, and for a circle's next meeting."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from kurzdraht.core.dates import BERLIN, read_day
from kurzdraht.core.errors import Refused
from kurzdraht.core.forms import ClockInput, DayInput
from kurzdraht.events.enums import HolidayRule
from kurzdraht.events.forms.planning import TownField, offer_consortia
from kurzdraht.events.models import Event, EventFormat
from kurzdraht.events.queries.series import planned_days
from kurzdraht.events.recurrence import Meeting, Rhythm, Rule, starting
from kurzdraht.events.services.duplicates import Keep
from kurzdraht.events.services.series import Day, SeriesDraft, refuse_placeholders
from kurzdraht.network.models import Consortium
from kurzdraht.network.queries import Roles

A_YEAR = 12
MOST = 60
USUAL = "netzwerktreffen"
DAY = "day-"
RHYTHMS = (
    (Rhythm.SAME_WEEKDAY.value, _("jeden Monat am selben Wochentag, zum Beispiel am ersten Donnerstag")),
    (Rhythm.LAST_WEEKDAY.value, _("jeden Monat am letzten dieses Wochentags")),
    (Rhythm.SAME_DAY.value, _("jeden Monat am selben Tag, zum Beispiel am 15.")),
    (Rhythm.WEEKLY.value, _("jede Woche")),
    (Rhythm.FORTNIGHTLY.value, _("alle zwei Wochen")),
)


def coming(day: date) -> date:
    if day < timezone.localdate():
        raise forms.ValidationError(_("Dieser Tag liegt in der Vergangenheit. Wählen Sie einen kommenden."))
    return day


class DatesForm(forms.Form):
    """A rule in words: from which day, how often, how long, and what a holiday does."""

    first_date = forms.DateField(label=_("Erster Termin"), widget=DayInput)
    rhythm = forms.ChoiceField(label=_("Wie oft"), choices=RHYTHMS)
    count = forms.IntegerField(label=_("Wie viele Termine"), min_value=1, max_value=MOST, initial=A_YEAR)
    until = forms.DateField(label=_("Längstens bis"), widget=DayInput, required=False)
    holiday_rule = forms.ChoiceField(
        label=_("Fällt ein Termin auf einen Feiertag"), choices=HolidayRule.choices, initial=HolidayRule.FOLLOWING
    )

    def clean_first_date(self) -> date:
        return coming(self.cleaned_data["first_date"])

    def clean_title_pattern(self) -> str:
        pattern: str = self.cleaned_data["title_pattern"]
        try:
            refuse_placeholders(pattern)
        except Refused as refused:
            raise forms.ValidationError(str(refused)) from refused
        return pattern

    def rule(self) -> str:
        return Rule.from_first(Rhythm(self.cleaned_data["rhythm"]), self.cleaned_data["first_date"]).text

    def meetings(self) -> list[Meeting]:
        given = self.cleaned_data
        return planned_days(
            self.rule(),
            given["first_date"],
            holiday_rule=given["holiday_rule"],
            until=given["until"],
            count=given["count"],
        )

    def stamp(self) -> str:
        """Tells whether the dates on the page are those of what stands in the form."""
        given = self.cleaned_data
        return f"{self.rule()} {given['first_date']} {given['count']} {given['until']} {given['holiday_rule']}"


class SeriesForm(DatesForm):
    field_order = ("format", "consortium", "name", "title_pattern", "first_date", "time")
    format = forms.ModelChoiceField(EventFormat.objects.none(), label=_("Format"), empty_label=None)
    consortium = forms.ModelChoiceField(Consortium.objects.none(), label=_("AG"), empty_label=None)
    name = forms.CharField(label=_("Name der Reihe"), max_length=120)
    title_pattern = forms.CharField(
        label=_("Titel jedes Termins"),
        max_length=120,
        required=False,
        help_text=_("{monat}, {jahr}, {tag} und {nummer} werden ersetzt. Leer: der Name der Reihe mit Monat und Jahr."),
    )
    time = forms.TimeField(label=_("Beginn"), widget=ClockInput, initial="10:00")
    partners = forms.ModelMultipleChoiceField(
        Consortium.objects.order_by("position"),
        label=_("gemeinsam mit"),
        required=False,
        widget=forms.CheckboxSelectMultiple(),
    )
    host = TownField(label=_("Gastgeberin"), help_text=_("Die Kommune, die einlädt oder berichtet."))
    venue = forms.CharField(label=_("Ort"), max_length=120, required=False, help_text=_("Bei Terminen vor Ort."))
    room_url = forms.URLField(
        label=_("Link zum Raum"), required=False, assume_scheme="https", help_text=_("Derselbe für alle Termine.")
    )

    MORE = ("partners", "host", "venue", "room_url")

    def __init__(self, *args: Any, roles: Roles, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        formats = cast("forms.ModelChoiceField[EventFormat]", self.fields["format"])
        formats.queryset = EventFormat.objects.order_by("position", "name")
        formats.initial = EventFormat.objects.filter(slug=USUAL).first()
        offer_consortia(self.fields["consortium"], roles)

    def main_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name not in self.MORE]

    def more_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.MORE]

    def has_more_errors(self) -> bool:
        return any(field.errors for field in self.more_fields())

    def draft(self) -> SeriesDraft:
        given = self.cleaned_data
        return SeriesDraft(
            name=given["name"],
            title_pattern=self.pattern(),
            format=given["format"],
            clock=given["time"],
            rule=self.rule(),
            holiday_rule=given["holiday_rule"],
            consortium=given["consortium"],
            partners=list(given["partners"].exclude(pk=given["consortium"].pk if given["consortium"] else None)),
            host=given["host"],
            venue=given["venue"],
            room_url=given["room_url"],
        )

    def pattern(self) -> str:
        name: str = self.cleaned_data["name"]
        return self.cleaned_data["title_pattern"] or f"{name} {{monat}} {{jahr}}"


class ExtendForm(DatesForm):
    """More dates of a series; what it was is proposed."""

    field_order = ("title_pattern",)
    title_pattern = forms.CharField(
        label=_("Titel jedes Termins"),
        max_length=120,
        help_text=_("{monat}, {jahr}, {tag} und {nummer} werden ersetzt."),
    )

    def main_fields(self) -> list[forms.BoundField]:
        return list(self.visible_fields())

    def pattern(self) -> str:
        return str(self.cleaned_data["title_pattern"])


class EndForm(forms.Form):
    last_date = forms.DateField(
        label=_("Der letzte Termin ist am"), widget=DayInput, help_text=_("Entwürfe danach gehen in den Papierkorb.")
    )


@dataclass(frozen=True)
class TypedDay:
    """A row of the preview as it came back: which date of the rule, on which day, whether it is wanted."""

    rule_date: date
    day: date | None
    is_on: bool


def typed_days(data: QueryDict) -> list[TypedDay]:
    """The rows of the preview, each named by the date of the rule; what is no day in them is left out."""
    found = []
    for key in sorted(key for key in data if key.startswith(DAY)):
        text = key.removeprefix(DAY)
        rule_date = read_day(text)
        if rule_date is not None:
            found.append(TypedDay(rule_date, read_day(str(data[key])), f"on-{text}" in data))
    return found


def wanted(days: Iterable[TypedDay]) -> list[Day]:
    return [Day(one.rule_date, one.day) for one in days if one.is_on and one.day]


class AnotherDayForm(forms.Form):
    """Title and day; the time of day stays."""

    title = forms.CharField(label=_("Titel"), max_length=140)
    date = forms.DateField(label=pgettext_lazy("im Kalender", "Tag"), widget=DayInput)

    def __init__(self, *args: Any, source: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.source = source
        self.fields["title"].initial = source.title

    def starts_at(self) -> datetime:
        return starting(self.cleaned_data["date"], self.source.starts_at.astimezone(BERLIN).time(), BERLIN)

    def clean_date(self) -> Any:
        return coming(self.cleaned_data["date"])


class DuplicateForm(AnotherDayForm):
    voices = forms.BooleanField(label=_("Beitragende und Moderation mitnehmen"), required=False, initial=True)
    room = forms.BooleanField(label=_("Link zum Raum mitnehmen"), required=False)
    documents = forms.BooleanField(label=_("Unterlagen und Bilder mitnehmen"), required=False)

    def keep(self) -> Keep:
        given = self.cleaned_data
        return Keep(voices=given["voices"], room=given["room"], files=given["documents"])


class FollowUpForm(AnotherDayForm):
    """What happens with the circle."""

    DRAFT, PUBLISH, REGISTER = "draft", "publish", "register"
    then = forms.ChoiceField(
        label=_("Und dann"),
        widget=forms.RadioSelect(),
        initial=DRAFT,
        choices=(
            (DRAFT, _("als Entwurf speichern")),
            (PUBLISH, _("veröffentlichen, der Kreis meldet sich selbst an")),
            (REGISTER, _("veröffentlichen und alle gleich anmelden, jede Person bekommt eine Mail")),
        ),
    )
