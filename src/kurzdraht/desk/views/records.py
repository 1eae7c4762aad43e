"""What every record has: its history, a place in the bin, and people who look at it."""

from functools import cached_property
from hashlib import sha256
from typing import Any, ClassVar
from uuid import UUID

from django.contrib import messages
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.generic import ListView, TemplateView

from kurzdraht.accounts.guard import Guarded
from kurzdraht.accounts.models import User
from kurzdraht.audit.models import JournalEntry
from kurzdraht.audit.services import Actor
from kurzdraht.core.errors import Refused
from kurzdraht.core.text import read_key
from kurzdraht.desk.views.acting import way_back
from kurzdraht.network.rules import roles_today
from kurzdraht.records.queries import DAYS, bin_rows, history, kind_of, others_here, record_of, told
from kurzdraht.records.registry import KINDS, Kind
from kurzdraht.records.services import leave_record, put_into_bin, restore, stay_at_record


class RecordView(Guarded):
    """A page about one record of any kind; the kind says who may, and without that it does not exist."""

    permission: ClassVar[str] = "desk.open"

    def find(self, name: str, key: UUID) -> tuple[Kind, Model]:
        kind = kind_of(name)
        record = record_of(kind, key) if kind else None
        if kind is None or record is None:
            raise Http404
        self.require(kind.may, record)
        return kind, record

    @cached_property
    def found(self) -> tuple[Kind, Model]:
        return self.find(self.kwargs["kind"], self.kwargs["key"])

    @property
    def kind(self) -> Kind:
        return self.found[0]

    @property
    def record(self) -> Any:
        return self.found[1]

    @property
    def actor(self) -> Actor:
        user = self.request.user
        person = roles_today(user).person
        if person is not None:
            return person
        assert isinstance(user, User)  # noqa: S101 - the guard let nobody else in
        return user


class HistoryView(RecordView, ListView[JournalEntry]):
    template_name = "desk/history.html"
    paginate_by = 50
    page_kwarg = "seite"

    def get_queryset(self) -> QuerySet[JournalEntry]:
        return history(self.kind, self.record.key)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        lies_in_bin = getattr(self.record, "deleted_at", None) is not None
        return context | {
            "kind": self.kind,
            "record": self.record,
            "record_url": "" if lies_in_bin else self.kind.url(self.record),
            "entries": [told(entry, self.kind) for entry in context["object_list"]],
        }


class BinView(Guarded, TemplateView):
    permission: ClassVar[str] = "desk.open"
    template_name = "desk/bin.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        assert isinstance(user, User)  # noqa: S101 - the guard let nobody else in
        rows = bin_rows(user, now=timezone.now())
        chosen = self.request.GET.get("art", "")
        names = [name for name in KINDS if any(row.kind.name == name for row in rows)]
        chosen = chosen if chosen in names else ""
        return super().get_context_data(**kwargs) | {
            "days": DAYS,
            "rows": [row for row in rows if chosen in {"", row.kind.name}],
            "tabs": [
                {"label": _("alles"), "url": "?", "is_current": not chosen, "count": len(rows)},
                *(
                    {
                        "label": KINDS[name].label,
                        "url": f"?art={name}",
                        "is_current": chosen == name,
                        "count": sum(row.kind.name == name for row in rows),
                    }
                    for name in names
                ),
            ],
        }


class BinPutView(RecordView):
    """One press and it lies there; the message leads to the way back."""

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        if not self.kind.is_trashable:
            raise Http404
        try:
            put_into_bin(self.kind, self.record, by=self.actor, now=timezone.now())
        except Refused as refused:
            messages.warning(request, str(refused))
            return HttpResponseRedirect(self.kind.url(self.record))
        said = _("„%(label)s“ liegt im Papierkorb, %(days)d Tage lang.") % {"label": self.record, "days": DAYS}
        undo = reverse("desk_bin_record", args=(self.kind.name, self.record.key))
        messages.success(request, format_html('{} <a href="{}">{}</a>', said, undo, _("Rückgängig machen")))
        return HttpResponseRedirect(way_back(request, otherwise="desk_bin"))


class BinRecordView(RecordView, TemplateView):
    """One record in the bin, and the button that brings it back."""

    template_name = "desk/bin_record.html"

    def _row(self) -> Any:
        user = self.request.user
        assert isinstance(user, User)  # noqa: S101 - the guard let nobody else in
        lying = bin_rows(user, now=timezone.now(), kind=self.kind.name) if self.kind.is_trashable else []
        row = next((row for row in lying if row.record.pk == self.record.pk), None)
        if row is None:
            raise Http404
        return row

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"row": self._row()}

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        if not self.kind.is_trashable:
            raise Http404
        try:
            restore(self.kind, self.record, by=self.actor, now=timezone.now())
        except Refused as refused:
            messages.warning(request, str(refused))
            return HttpResponseRedirect(reverse("desk_bin"))
        messages.success(request, _("„%(label)s“ ist wieder da.") % {"label": self.record})
        return HttpResponseRedirect(self.kind.url(self.record))


class PresenceView(RecordView):
    """The sign of life of an open page; answers with the others, and with nothing while nothing has changed."""

    def post(self, request: HttpRequest) -> HttpResponse:
        key = read_key(request.POST.get("key", ""))
        if key is None:
            raise Http404
        kind, record = self.find(request.POST.get("kind", ""), key)
        user, now = request.user, timezone.now()
        assert isinstance(user, User)  # noqa: S101 - the guard let nobody else in
        if getattr(record, "deleted_at", None) is not None:
            raise Http404
        if "leave" in request.POST:
            leave_record(kind.name, key, user=user)
            return HttpResponse(status=204)
        stay_at_record(kind.name, key, user=user, label=str(self.actor), now=now)
        others = list(others_here(kind.name, key, user=user, now=now))
        shown = sha256(repr([(other.pk, other.since_at) for other in others]).encode()).hexdigest()[:8]
        if request.POST.get("shown") == shown:
            return HttpResponse(status=204)
        return render(request, "records/others_here.html", {"others": others, "shown": shown})
