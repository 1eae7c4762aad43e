"""Acts on many rows: ticked on the list, shown beforehand, confirmed, done, taken back."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.contrib import messages
from django.db.models import QuerySet
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _, ngettext

from kurzdraht.core.errors import Refused
from kurzdraht.core.text import read_key
from kurzdraht.lists.models import BulkAct
from kurzdraht.lists.queries import act_by_key, latest_acts
from kurzdraht.lists.registry import Action
from kurzdraht.lists.services import MOST, Outcome, act_on_rows, judge, undo_act

KEEPING = {"merken", "umbenennen", "loeschen", "oeffnen"}
TICKED, ALL, DONE = "zeile", "alle", "getan"
SHOWN = 100
LONGEST = 4000


class ActingMixin:
    """`tat` in what is sent names the act. Without `bestaetigt` nothing is changed, only shown."""

    request: HttpRequest
    list_name: ClassVar[str]
    actions: ClassVar[tuple[Action, ...]]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        what = request.POST.get("tat", "")
        if what in KEEPING:
            return self.keep(what)  # type: ignore[attr-defined, no-any-return]
        if what == "zurueck":
            return self._undo()
        action = next((each for each in self.offered() if each.name == what), None)
        if action is None:
            raise Http404
        return self._answer(action)

    @property
    def acts_name(self) -> str:
        """Under which name acts are kept: two lists of one kind, of two events, know nothing of each other's."""
        return self.list_name

    def actor(self) -> Any:
        """Who acts, as the journal names them: the person of the user."""
        return getattr(self.request.user, "person", self.request.user)

    @property
    def shares_acts(self) -> bool:
        """Whoever sees all rows of the list takes back what colleagues did; others only their own acts."""
        return False

    def offered(self) -> list[Action]:
        has = self.request.user.has_perm
        return [each for each in self.actions if not each.permission or has(each.permission)]

    def ticked(self) -> QuerySet[Any]:
        """The ticked rows, or all that the filters of the sent address leave; never one that may not be seen."""
        address = self.address_of(QueryDict(self.query))  # type: ignore[attr-defined]
        rows = self.filter_of(address).qs  # type: ignore[attr-defined]
        if not self.request.POST.get(ALL):
            keys = [key for each in self.request.POST.getlist(TICKED) if (key := read_key(each))]
            rows = self.rows().filter(key__in=keys)  # type: ignore[attr-defined]
        self.address = address
        found: QuerySet[Any] = self.ordered(rows)  # type: ignore[attr-defined]
        return found

    @property
    def query(self) -> str:
        return self.request.POST.get("abfrage", "")[:LONGEST]

    def back(self, **more: str) -> HttpResponse:
        query = self.address.with_changes(**more)
        return HttpResponseRedirect(f"?{query}" if query else "?seite=1")

    def _answer(self, action: Action) -> HttpResponseBase:
        rows = self.ticked()
        if not rows.exists():
            messages.warning(self.request, _("Kreuzen Sie erst an, worum es geht."))
            return self.back()
        if action.answer:
            return action.answer(self, rows)
        now = timezone.now()
        is_confirmed = bool(self.request.POST.get("bestaetigt"))
        form = action.form(self.request.POST if is_confirmed else None) if action.form else None
        if form is not None and is_confirmed and not form.is_valid():
            return self._preview(action, rows, form, status=422)
        values = form.cleaned_data if form is not None and is_confirmed else {}
        try:
            if not is_confirmed or not self._is_as_shown(rows):
                return self._preview(action, rows, form)
            outcome = act_on_rows(
                action, rows[: MOST + 1], list_name=self.acts_name, values=values, by=self.actor(), now=now
            )
        except Refused as refused:
            messages.warning(self.request, str(refused))
            return self.back()
        return self._tell(outcome)

    def _is_as_shown(self, rows: QuerySet[Any]) -> bool:
        """All of a filter may have become more since they were shown: then they are shown again."""
        return not self.request.POST.get(ALL) or self.request.POST.get("anzahl") == str(rows.count())

    def _preview(self, action: Action, rows: QuerySet[Any], form: Form | None, status: int = 200) -> HttpResponse:
        try:
            outcome = judge(action, rows[: MOST + 1], values={}, now=timezone.now())
        except Refused as refused:
            messages.warning(self.request, str(refused))
            return self.back()
        is_all = bool(self.request.POST.get(ALL))
        context: Mapping[str, Any] = {
            "list": self,
            "action": action,
            "form": form,
            "outcome": outcome,
            "going": outcome.going[:SHOWN],
            "more": max(0, len(outcome.going) - SHOWN),
            "staying": outcome.staying[:SHOWN],
            "more_staying": max(0, len(outcome.staying) - SHOWN),
            "is_all": is_all,
            "number": len(outcome.going) + len(outcome.staying),
            "keys": [] if is_all else [row.key for row in outcome.going],
            "query": self.address.query,
        }
        return render(self.request, "lists/preview.html", dict(context), status=status)

    def _tell(self, outcome: Outcome) -> HttpResponse:
        self._tell_staying(outcome)
        if outcome.act is None:
            return self.back()
        if not outcome.act.undo:
            messages.success(self.request, outcome.act.sentence)
            return self.back()
        return self.back(**{DONE: str(outcome.act.key)})

    def _tell_staying(self, outcome: Outcome) -> None:
        if not outcome.staying:
            return
        number = len(outcome.staying)
        opening = ngettext(
            "%(number)d Zeile bleibt, wie sie ist.", "%(number)d Zeilen bleiben, wie sie sind.", number
        ) % {"number": number}
        reasons = [f"{row}: {reason}" if row else reason for row, reason in outcome.staying[:5]]
        messages.warning(self.request, " ".join([opening, *reasons]))

    def _undo(self) -> HttpResponse:
        self.address = self.address_of(QueryDict(self.query))  # type: ignore[attr-defined]
        act = self._act(self.request.POST.get(DONE, ""))
        action = next((each for each in self.offered() if act and each.name == act.action), None)
        if act is None or action is None or not self.acts_to_undo([act]):
            raise Http404
        rows = self.rows_to_undo().filter(key__in=list(act.undo))  # type: ignore[attr-defined]
        try:
            outcome = undo_act(act, action, rows, by=self.actor(), now=timezone.now())
        except Refused as refused:
            messages.warning(self.request, str(refused))
            return self.back()
        if outcome.going:
            messages.success(self.request, _("Zurückgenommen: „%(sentence)s“") % {"sentence": act.sentence})
        self._tell_staying(outcome)
        return self.back()

    def _act(self, text: str) -> BulkAct | None:
        key = read_key(text)
        return act_by_key(self.acts_name, key) if key else None

    def just_done(self) -> BulkAct | None:
        """What was done a moment ago, while it can be taken back."""
        act = self._act(self.request.GET.get(DONE, ""))
        return act if act and act.undo and not act.undone_at and self.acts_to_undo([act]) else None

    def acts_to_undo(self, acts: list[BulkAct]) -> list[BulkAct]:
        names = {each.name for each in self.offered() if each.undo}
        whose = {act.actor_key for act in acts} if self.shares_acts else {self.actor().key}
        return [act for act in acts if act.action in names and act.actor_key in whose]

    def latest_acts(self) -> list[BulkAct]:
        whose = None if self.shares_acts else self.actor().key
        return self.acts_to_undo(latest_acts(self.acts_name, by=whose, now=timezone.now())) if self.actions else []
