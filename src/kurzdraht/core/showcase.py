"""Invented content for the page that shows every component."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from types import SimpleNamespace
from typing import Any

from django import forms
from django.core.paginator import Page, Paginator
from django.utils.translation import gettext_lazy as _

from kurzdraht.core import icons, marks
from kurzdraht.core.dates import BERLIN
from kurzdraht.core.forms import ClockInput, DayInput, MomentInput

TOKENS = (
    "paper",
    "wash",
    "land",
    "member",
    "ink",
    "muted",
    "action",
    "rule",
    "found",
    *(f"ag-{mark}" for mark in marks.SHAPES),
)
WAYS = (("onsite", _("vor Ort")), ("online", _("online")), ("later", _("Das weiß ich noch nicht")))


@dataclass(frozen=True)
class SampleConsortium:
    name: str
    mark: str

    def __str__(self) -> str:
        return f"AG {self.name}"

    def get_absolute_url(self) -> str:
        return "#zeichen"


CONSORTIA = tuple(
    SampleConsortium(name, mark)
    for name, mark in zip(
        ("Baulandmanagement", "Stadtumbau", "Soziale Stadt", "Innenstadt", "Historische Stadt- und Ortskerne"),
        marks.SHAPES,
        strict=True,
    )
)


@dataclass(frozen=True)
class SampleEvent:
    """As much of an event as its row shows."""

    title: str
    starts_at: datetime
    ends_at: datetime
    format: str
    consortium: SampleConsortium | None = None
    partners: Any = field(default_factory=lambda: SimpleNamespace(all=()))
    venue: str = ""
    places_text: str = ""
    places_strong: bool = False

    @property
    def is_onsite(self) -> bool:
        return bool(self.venue)

    @property
    def is_online(self) -> bool:
        return not self.venue

    def get_absolute_url(self) -> str:
        return "#termine"


def _moment(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2027, 3, day, hour, minute, tzinfo=BERLIN)


EVENTS = (
    SampleEvent(
        "Leerstand im Erdgeschoss: Wer mietet für ein Jahr?",
        _moment(4, 11),
        _moment(4, 11, 45),
        "45-Minuten-Austausch",
        CONSORTIA[1],
        places_text="Noch 4 Plätze",
        places_strong=True,
    ),
    SampleEvent(
        "Das Kaufhaus geht, der Platz bleibt",
        _moment(16, 10),
        _moment(16, 15),
        "Werkstatt",
        CONSORTIA[3],
        SimpleNamespace(all=(CONSORTIA[1],)),
        venue="Musterstadt, Bürgerhaus",
        places_text="Plätze frei",
    ),
    SampleEvent(
        "Zwei Tage unterwegs",
        _moment(30, 9),
        _moment(31, 16),
        "Exkursion",
        venue="Beispielhausen",
        places_text="Warteliste, 3 warten",
        places_strong=True,
    ),
)


class SampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label=_("Name"), widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(
        label=_("E-Mail-Adresse"),
        help_text=_("Dorthin kommen Platz und Kalendereintrag."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    organisation = forms.CharField(label=_("Organisation"), required=False)
    kind = forms.ChoiceField(label=_("Format"), choices=(("", _("bitte wählen")), *WAYS))
    way = forms.ChoiceField(label=_("Wie nehmen Sie teil?"), choices=WAYS, widget=forms.RadioSelect)
    topics = forms.MultipleChoiceField(
        label=_("Was interessiert Sie?"),
        help_text=_("Mehreres ist möglich."),
        choices=WAYS,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    day = forms.DateField(label=_("Tag der Veranstaltung"), widget=DayInput)
    clock = forms.TimeField(label=_("Beginn"), widget=ClockInput, required=False)
    moment = forms.DateTimeField(label=_("Anmeldung bis"), widget=MomentInput, required=False)
    seats = forms.IntegerField(label=_("Plätze"), min_value=1, required=False)
    file = forms.FileField(label=_("Folien"), help_text=_("PDF, bis 20 MB"), required=False)
    note = forms.CharField(label=_("Was sollen wir wissen?"), widget=forms.Textarea(attrs={"rows": 4}), required=False)
    agreed = forms.BooleanField(label=_("Ich bin einverstanden, dass mein Name auf der Teilnahmeliste steht."))


def samples() -> Iterator[tuple[str, Any]]:
    """Everything that the page shows, by the name its template uses."""
    refused = SampleForm({"email": "anna@", "kind": "onsite", "way": "", "day": ""}, auto_id="refused_%s")
    yield "tokens", TOKENS
    yield "shapes", tuple(marks.SHAPES)
    yield "icon_names", tuple(icons.STROKES)
    yield "consortia", CONSORTIA
    yield "events", EVENTS
    yield "sample_form", SampleForm()
    yield "refused_form", refused
    yield "first_page", _page(1)
    yield "middle_page", _page(5)
    yield "trail", ((_("Veranstaltungen"), "#navigation"), (_("März 2027"), "#navigation"))
    yield (
        "tab_items",
        (
            {"label": _("Alle"), "url": "#navigation", "is_current": True, "count": 44},
            {"label": _("Mit Warteliste"), "url": "#navigation", "is_current": False, "count": 3},
            {"label": _("Vergangene"), "url": "#navigation", "is_current": False, "count": None},
        ),
    )


def _page(number: int) -> Page[int]:
    return Paginator(range(200), 20).page(number)
