"""What the office says about a file of an event."""

from pathlib import PurePath
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from kurzdraht.documents.errors import DescriptionMissing, RightsMissing
from kurzdraht.events.enums import FileRole
from kurzdraht.events.models import Contribution, Event, EventFile
from kurzdraht.events.services.files import FileDraft

OFFERED = (FileRole.SLIDES, FileRole.REPORT, FileRole.PICTURE)


class FileForm(forms.Form):
    """For a new file, and for what is said about one that is there; then another file may take its place."""

    file = forms.FileField(
        label=_("Datei"),
        max_length=200,
        help_text=_("PDF, Word, PowerPoint, Excel, OpenDocument, PNG, JPEG, WebP, Text oder CSV, höchstens 50 MB."),
    )
    role = forms.ChoiceField(label=_("Art"), choices=[(role.value, role.label) for role in OFFERED])
    title = forms.CharField(
        label=_("Titel"), required=False, max_length=200, help_text=_("Ohne Titel steht der Name der Datei da.")
    )
    alternative_text = forms.CharField(
        label=_("Was ist zu sehen?"),
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_(
            "Bei Bildern nötig: ein Satz für alle, die es nicht sehen. Bei Folien: derselbe Inhalt als Text zum Lesen."
        ),
    )
    rights = forms.CharField(
        label=_("Wer hat das Bild gemacht und erlaubt es?"),
        required=False,
        max_length=255,
        help_text=_("Bei Bildern nötig. Steht unter dem Bild."),
    )
    is_accessible = forms.BooleanField(label=_("Die Datei ist barrierefrei"), required=False)
    contribution = forms.ModelChoiceField(
        Contribution.objects.none(), label=_("Gehört zum Beitrag"), required=False, empty_label=_("keinem bestimmten")
    )

    def __init__(self, *args: Any, event: Event, row: EventFile | None = None, **kwargs: Any) -> None:
        kwargs["initial"] = _initial(row) if row else None
        super().__init__(*args, **kwargs)
        field = cast("forms.ModelChoiceField[Contribution]", self.fields["contribution"])
        field.queryset = event.contributions.order_by("slot__position", "position", "pk")
        if row:
            self.fields["file"].required = False
            self.fields["file"].label = _("Durch eine andere Datei ersetzen")
            self.fields["title"].required = True

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("role") == FileRole.PICTURE:
            for name, missing in (("alternative_text", DescriptionMissing), ("rights", RightsMissing)):
                if not given.get(name):
                    self.add_error(name, missing.sentence)
        if self.errors and given.get("file") and "file" not in self.errors:
            self.add_error("file", _("Wählen Sie die Datei noch einmal: Der Browser gibt sie nicht zweimal her."))
        return given

    def draft(self) -> FileDraft:
        given = {name: value for name, value in self.cleaned_data.items() if name != "file"}
        upload = self.cleaned_data["file"]
        return FileDraft(**{**given, "title": given["title"] or PurePath(upload.name).stem[:200]})


def _initial(row: EventFile) -> dict[str, Any]:
    return {
        "role": row.role,
        "title": row.file.title,
        "alternative_text": row.file.alternative_text,
        "rights": row.file.rights,
        "is_accessible": row.file.is_accessible,
        "contribution": row.contribution_id,
    }
