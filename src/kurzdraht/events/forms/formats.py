"""What the office types for a format: fields, and rows of its agenda and its tasks."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from kurzdraht.core.merging import Merging
from kurzdraht.core.richtext.fields import RichTextField
from kurzdraht.events.models import EventFormat
from kurzdraht.events.services.formats import TaskDraft

MORE_ROWS = 2
MOST_ROWS = 40
DAY_IN_MINUTES = 24 * 60
LONGEST_DAYS = 366
FARTHEST_HOURS = 31 * 24
SEPARATOR = " | "


class RowsField(forms.CharField):
    """Rows as lines of text: what carries them through a meeting of two editors, readable for both."""

    def __init__(self, *, cells: int, **values: Any) -> None:
        super().__init__(required=False, widget=forms.HiddenInput, **values)
        self.cells = cells

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, str) or value is None:
            return value
        return as_lines(value)

    def clean(self, value: Any) -> list[list[Any]]:
        lines = [line.split("|", self.cells - 1) for line in super().clean(value).splitlines() if line.strip()]
        rows = [[cell.strip() for cell in cells] + [""] * (self.cells - len(cells)) for cells in lines]
        return [[_number(cells[0]), *cells[1:]] for cells in rows]


def as_lines(rows: Iterable[Sequence[Any]]) -> str:
    return "\n".join(SEPARATOR.join(str(cell) for cell in row).strip() for row in rows)


def _number(text: str) -> int:
    try:
        return int(text)
    except ValueError as error:
        raise forms.ValidationError(_("Hier steht eine Zahl.")) from error


class FormatForm(Merging, forms.ModelForm[EventFormat]):
    """The proposal for new events. `agenda` and `tasks` come from rows beside the form."""

    text = RichTextField(label=_("Beschreibung"), required=False)
    agenda = RowsField(cells=3, label=_("Ablauf"))
    tasks = RowsField(cells=2, label=_("Aufgaben"))

    class Meta:
        model = EventFormat
        fields = (
            "name",
            "description",
            "duration_minutes",
            "is_online",
            "is_onsite",
            "capacity",
            "audience",
            "early_reminder_hours",
            "reminder_hours",
            "summary",
            "text",
            "cost",
            "is_documented",
            "agenda",
        )
        widgets: ClassVar = {"summary": forms.Textarea({"rows": 3})}
        help_texts: ClassVar = {
            "description": _("Ein Satz, der das Format erklärt."),
            "capacity": _("Leer: ohne Grenze."),
            "early_reminder_hours": _("0: keine erste Erinnerung. Eine Woche sind 168 Stunden."),
            "reminder_hours": _("0: keine Erinnerung."),
            "is_documented": _("Danach steht die Dokumentation unter dem, was im Büro zu tun ist."),
        }

    PARTS: ClassVar = (
        (_("Name"), ("name", "description")),
        (_("Dauer, Ort und Plätze"), ("duration_minutes", "is_online", "is_onsite", "capacity", "audience")),
        (_("Erinnerungen"), ("early_reminder_hours", "reminder_hours")),
        (_("Texte"), ("summary", "text", "cost")),
        (_("Danach"), ("is_documented",)),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("reminder_hours", "early_reminder_hours"):
            self.fields[name].widget.attrs["max"] = FARTHEST_HOURS

    def parts(self) -> list[tuple[Any, list[forms.BoundField]]]:
        return [(heading, [self[name] for name in names]) for heading, names in self.PARTS]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if not given.get("is_online") and not given.get("is_onsite"):
            self.add_error("is_online", _("Wählen Sie, ob man online oder vor Ort teilnimmt, oder beides."))
        for name in ("reminder_hours", "early_reminder_hours"):
            if (given.get(name) or 0) > FARTHEST_HOURS:
                self.add_error(name, _("Höchstens 744 Stunden, das ist ein Monat."))
        if not given.get("duration_minutes", 1):
            self.add_error("duration_minutes", _("Eine Veranstaltung dauert wenigstens eine Minute."))
        return given

    def _post_clean(self) -> None:
        """The service writes, not the form; `full_clean` of the record would set its fields."""

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}

    def task_drafts(self) -> list[TaskDraft]:
        return [TaskDraft(title, days) for days, title in self.cleaned_data["tasks"]]


class AgendaRowForm(forms.Form):
    """One point; a row left empty counts as none."""

    is_filter = True  # "voluntary" in each cell would tell nobody anything

    minutes = forms.IntegerField(label=_("Minuten"), required=False, min_value=1, max_value=DAY_IN_MINUTES)
    title = forms.CharField(label=_("Titel"), required=False, max_length=200)
    line = forms.CharField(label=_("Weitere Zeile"), required=False, max_length=200)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("minutes") and not given.get("title"):
            self.add_error("title", _("Wie heißt dieser Punkt?"))
        if (given.get("title") or given.get("line")) and not given.get("minutes") and "minutes" not in self.errors:
            self.add_error("minutes", _("Wie lange dauert dieser Punkt?"))
        return given


class TaskRowForm(forms.Form):
    """One task; a row left empty counts as none."""

    is_filter = True
    BEFORE, AFTER = "before", "after"
    title = forms.CharField(label=_("Aufgabe"), required=False, max_length=160)
    days = forms.IntegerField(label=_("Tage"), required=False, min_value=0, max_value=LONGEST_DAYS)
    when = forms.ChoiceField(label=_("wann"), choices=((BEFORE, _("vorher")), (AFTER, _("danach"))), required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("title") and given.get("days") is None and "days" not in self.errors:
            self.add_error("days", _("Wie viele Tage vorher oder danach?"))
        if given.get("days") is not None and not given.get("title"):
            self.add_error("title", _("Was ist dann zu tun?"))
        return given


class RowSet(forms.BaseFormSet[forms.Form]):
    """Rows with a title; the others are empty."""

    def rows(self) -> list[dict[str, Any]]:
        return [form.cleaned_data for form in self.forms if form.cleaned_data.get("title")]


AgendaRows: Any = forms.formset_factory(
    AgendaRowForm, formset=RowSet, extra=MORE_ROWS, max_num=MOST_ROWS, validate_max=True
)
TaskRows: Any = forms.formset_factory(
    TaskRowForm, formset=RowSet, extra=MORE_ROWS, max_num=MOST_ROWS, validate_max=True
)


def agenda_rows(agenda: Iterable[Sequence[Any]]) -> list[dict[str, Any]]:
    return [{"minutes": minutes, "title": title, "line": line} for minutes, title, line in agenda]


def task_rows(tasks: Iterable[Sequence[Any]]) -> list[dict[str, Any]]:
    return [
        {"title": title, "days": abs(days), "when": TaskRowForm.AFTER if days < 0 else TaskRowForm.BEFORE}
        for days, title in tasks
    ]


def as_agenda(rows: Iterable[dict[str, Any]]) -> list[list[Any]]:
    return [[row["minutes"], _one_line(row["title"]), _one_line(row["line"])] for row in rows]


def as_tasks(rows: Iterable[dict[str, Any]]) -> list[list[Any]]:
    return [
        [-row["days"] if row["when"] == TaskRowForm.AFTER else row["days"], _one_line(row["title"])] for row in rows
    ]


def _one_line(text: str) -> str:
    """Without what parts the cells of a row."""
    return " ".join(text.replace("|", "/").split())
