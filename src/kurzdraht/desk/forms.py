"""What the desk asks for: scope, tasks, words of mails, and what to do about people who cannot be reached."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kurzdraht.core import dates
from kurzdraht.core.errors import Refused
from kurzdraht.core.forms import DayInput, add_refusal
from kurzdraht.core.merging import Merging
from kurzdraht.desk.queries import ScopeChoice
from kurzdraht.lists.guard import Scope
from kurzdraht.mailing.models import OutgoingMail
from kurzdraht.mailing.registry import Words
from kurzdraht.network.models import Consortium, Person
from kurzdraht.network.queries import Roles
from kurzdraht.todos.queries import colleagues
from kurzdraht.todos.services import DayIsPast


class ScopeForm(forms.Form):
    """Two buttons' worth: whichever of AG and year was pressed; empty means all."""

    consortium = forms.TypedChoiceField(coerce=int, empty_value=None, required=False)
    year = forms.TypedChoiceField(coerce=int, empty_value=None, required=False)

    def __init__(self, *args: Any, consortia: Sequence[Consortium], years: Sequence[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._choice("consortium").choices = [("", ""), *((str(one.pk), str(one)) for one in consortia)]
        self._choice("year").choices = [("", ""), *((str(year), str(year)) for year in years)]

    def _choice(self, name: str) -> forms.ChoiceField:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the reader with types
        return field

    def scope(self, before: Scope) -> Scope:
        """What was not pressed stays."""
        given = self.cleaned_data
        return Scope(
            given["consortium"] if "consortium" in self.data else before.consortium,
            given["year"] if "year" in self.data else before.year,
        )


class DeferForm(forms.Form):
    """A button with a day of its own, or a day typed in."""

    is_filter = True

    day = forms.DateField(required=False, widget=forms.HiddenInput)
    until = forms.DateField(label=_("Anderer Tag"), required=False, widget=DayInput)

    def until_day(self) -> date:
        if not self.is_valid():
            raise DayIsPast
        given: date | None = self.cleaned_data["day"] or self.cleaned_data["until"]
        if given is None:
            raise DayIsPast
        return given

    def add_refusal(self, refusal: Refused) -> None:
        self.is_valid()
        add_refusal(self, refusal)


class GiveForm(forms.Form):
    """Empty: for everybody again."""

    is_filter = True

    assignee = forms.ModelChoiceField(
        Person.objects.none(), label=_("Übergeben an"), required=False, empty_label=_("niemand Bestimmtes")
    )

    def __init__(self, *args: Any, colleagues: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["assignee"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - for the reader with types
        field.queryset = colleagues


class TodoForm(forms.Form):
    """What, until when, who, for which AG."""

    title = forms.CharField(label=_("Was ist zu tun?"), max_length=160)
    due_date = forms.DateField(label=_("Bis wann?"), widget=DayInput)
    assignee = forms.ModelChoiceField(
        Person.objects.none(), label=_("Wer?"), required=False, empty_label=_("niemand Bestimmtes")
    )
    consortium = forms.ModelChoiceField(
        Consortium.objects.none(), label=_("Für welche AG?"), required=False, empty_label=_("das ganze Netzwerk")
    )

    def __init__(self, *args: Any, roles: Roles, today: date, choice: ScopeChoice, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        consortia, people = self.fields["consortium"], self.fields["assignee"]
        assert isinstance(consortia, forms.ModelChoiceField)  # noqa: S101 - for the reader with types
        assert isinstance(people, forms.ModelChoiceField)  # noqa: S101
        consortia.queryset = Consortium.objects.filter(pk__in=[one.pk for one in choice.consortia]).order_by("position")
        if not roles.is_office and choice.consortia:
            consortia.empty_label, consortia.required = None, True
        people.queryset = colleagues([one.pk for one in choice.consortia], on=today)

    def clean(self) -> dict[str, Any]:
        """Who is asked must know the AG."""
        given = super().clean() or {}
        person, consortium = given.get("assignee"), given.get("consortium")
        of_ag = [consortium.pk] if consortium else []
        if person is not None and not colleagues(of_ag, on=self.today).filter(pk=person.pk).exists():
            self.add_error("assignee", _("Wählen Sie jemanden aus der Geschäftsstelle oder der Fachberatung der AG."))
        return given


class ResendForm(forms.Form):
    """To whom a mail goes once more."""

    email = forms.EmailField(label=_("An diese Adresse"), max_length=254)


class WordingForm(Merging, forms.Form):
    """Subject and prose of one mail in one language."""

    subject = forms.CharField(label=_("Betreff"), max_length=160)
    body = forms.CharField(
        label=_("Text"),
        required=False,
        max_length=4000,
        strip=False,
        widget=forms.Textarea({"rows": 10}),
        help_text=_("Eine leere Zeile beginnt einen neuen Absatz."),
    )

    def __init__(self, *args: Any, language: str, is_needed: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].required = is_needed
        for name in ("subject", "body"):
            self.fields[name].widget.attrs["lang"] = language

    def words(self) -> Words:
        return Words(self.cleaned_data["subject"], self.cleaned_data["body"])


class NewAddressForm(forms.Form):
    """The address under which somebody is reached now; of the mails that came back, the latest go out once more."""

    email = forms.EmailField(label=_("Neue E-Mail-Adresse"), max_length=254)
    mails = forms.MultipleChoiceField(
        label=_("Noch einmal senden"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, mails: Sequence[OutgoingMail], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(mail.key): mail for mail in mails}
        field = self.fields["mails"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - for the reader with types
        field.choices = [(key, f"{mail.subject}, {dates.plain(mail.queued_at)}") for key, mail in self.known.items()]
        field.initial = list(self.known)
        if not self.known:
            del self.fields["mails"]

    def again(self) -> list[OutgoingMail]:
        return [self.known[key] for key in self.cleaned_data.get("mails", [])]


class SuccessorForm(forms.Form):
    to = forms.EmailField(
        label=_("Wen fragen wir?"), max_length=254, help_text=_("Kolleg:in oder zentrale Adresse derselben Stelle.")
    )


class LeftForm(forms.Form):
    until = forms.DateField(
        label=_("Letzter Tag"), required=False, widget=DayInput, help_text=_("Leer: Alle Rechte enden sofort.")
    )


class OutcomeForm(forms.Form):
    outcome = forms.CharField(label=_("Was ist daraus geworden?"), max_length=160)
