"""Lists under a name: the forms beside the list send to the list's own address."""

from typing import Any, ClassVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from kurzdraht.core.errors import Refused
from kurzdraht.lists.forms import NameForm
from kurzdraht.lists.models import SavedList
from kurzdraht.lists.services import open_with, remove_list, rename_list, save_list

DIGITS = 18
LONGEST = SavedList._meta.get_field("query").max_length or 0  # the column is cut nowhere else


class KeepingMixin:
    """Save, rename, delete, open with."""

    request: HttpRequest
    list_name: ClassVar[str]

    def keep(self, what: str) -> HttpResponse:
        asked = self.request.POST
        address = self.address_of(QueryDict(asked.get("abfrage", "")[: 4 * LONGEST]))  # type: ignore[attr-defined]
        if what == "merken":
            self._save(address.query)
        else:
            saved = get_object_or_404(self._own(), pk=_number(asked.get("liste", "")))
            self._change(what, saved)
        return HttpResponseRedirect(f"?{address.query}" if address.query else "?seite=1")

    def _own(self) -> Any:
        return SavedList.objects.filter(user=self.request.user.pk, list_name=self.list_name).select_related("user")

    def _save(self, query: str) -> None:
        form = NameForm(self.request.POST)
        if not form.is_valid():
            messages.warning(self.request, _("Geben Sie der Liste einen Namen mit höchstens 80 Zeichen."))
        elif len(query) > LONGEST:
            messages.warning(self.request, _("Das sind zu viele Filter, um sie zu merken."))
        else:
            given = form.cleaned_data
            self._try(save_list, self.request.user, self.list_name, query=query, **given)

    def _change(self, what: str, saved: SavedList) -> None:
        form = NameForm(self.request.POST)
        if what == "loeschen":
            remove_list(saved)
        elif what == "oeffnen":
            open_with(saved, is_default=not saved.is_default)
        elif form.is_valid():
            self._try(rename_list, saved, name=form.cleaned_data["name"])
        else:
            messages.warning(self.request, _("Geben Sie der Liste einen Namen mit höchstens 80 Zeichen."))

    def _try(self, service: Any, *args: Any, **values: Any) -> None:
        try:
            service(*args, **values)
        except Refused as refused:
            messages.warning(self.request, str(refused))


def _number(text: str) -> int:
    """A primary key; what is none finds nothing."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= DIGITS else 0
