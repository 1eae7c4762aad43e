"""What the office says when an event is shown later, moved, postponed, called off or taken back."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kurzdraht.core.forms import MomentInput
from kurzdraht.events.models import Event
from kurzdraht.events.services.calling_off import ReasonMissing

REASON_HINT = _("Ein Satz genügt. Er steht in der Mail und auf der Seite der Veranstaltung.")


class PublishLaterForm(forms.Form):
    publish_at = forms.DateTimeField(
        label=_("Von selbst veröffentlichen am"),
        widget=MomentInput,
        error_messages={"required": _("Wählen Sie Tag und Uhrzeit, oder veröffentlichen Sie jetzt.")},
    )


class ReasonForm(forms.Form):
    """Why an event is called off."""

    reason = forms.CharField(
        label=_("Grund"),
        max_length=250,
        help_text=REASON_HINT,
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": ReasonMissing.sentence},
    )


class MoveForm(forms.Form):
    """Another day; the length stays as it was unless the end is given."""

    starts_at = forms.DateTimeField(label=_("Neuer Beginn"), widget=MomentInput, required=False)
    ends_at = forms.DateTimeField(
        label=_("Neues Ende"), widget=MomentInput, required=False, help_text=_("Leer: Die Dauer bleibt, wie sie ist.")
    )
    reason = forms.CharField(
        label=_("Grund"), max_length=250, required=False, help_text=REASON_HINT, widget=forms.Textarea({"rows": 2})
    )

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.event = event

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        starts_at, ends_at = given.get("starts_at"), given.get("ends_at")
        if starts_at and ends_at and ends_at <= starts_at:
            self.add_error("ends_at", _("Das Ende liegt vor dem Beginn. Prüfen Sie Tag und Uhrzeit."))
        return given

    @property
    def days(self) -> tuple[datetime, datetime] | None:
        """The new beginning and end; None where no day was chosen."""
        starts_at, ends_at = self.cleaned_data.get("starts_at"), self.cleaned_data.get("ends_at")
        if starts_at is None:
            return None
        return starts_at, ends_at or starts_at + (self.event.ends_at - self.event.starts_at)

    def ask_for_day(self) -> None:
        self.add_error("starts_at", _("Wählen Sie den neuen Tag, oder lassen Sie den Termin offen."))


class WithdrawForm(ReasonForm):
    """With a tick where people are registered: they get a cancellation, and their places end."""

    with_registered = forms.BooleanField(
        label=_("Alle Angemeldeten bekommen eine Absage, ihre Plätze enden"), required=False
    )
    field_order = ("reason", "with_registered")

    def __init__(self, *args: Any, number: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not number:
            del self.fields["with_registered"]
            self.fields["reason"].required = False
            self.fields["reason"].help_text = _("Steht nur im Verlauf: Niemand ist angemeldet.")
