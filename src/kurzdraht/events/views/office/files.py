"""Slides, reports and pictures as the office keeps them."""

from functools import cached_property
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from kurzdraht.core.errors import Refused
from kurzdraht.core.forms import add_refusal
from kurzdraht.documents.services import serve_file
from kurzdraht.events.forms.files import FileForm
from kurzdraht.events.models import EventFile
from kurzdraht.events.services.files import add_file, change_file, move_file, remove_file, replace_file
from kurzdraht.events.views.office.base import MOVES, PlannedEventView, row_named


class _FilesPage(PlannedEventView):
    def here(self) -> HttpResponseRedirect:
        return HttpResponseRedirect(reverse("desk_files", args=(self.event.slug,)))


class FilesView(_FilesPage, TemplateView):
    """All of them with their order, and a form for one more."""

    template_name = "events/office/files.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", FileForm(event=self.event))
        files = self.event.files.select_related("file", "contribution").order_by("position", "pk")
        return super().get_context_data(**kwargs) | {"files": files}

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        if "row" in request.POST:
            return self._arrange(request.POST["row"], request.POST.get("action", ""))
        form = FileForm(request.POST, request.FILES, event=self.event)
        if form.is_valid():
            try:
                add_file(self.event, form.cleaned_data["file"], form.draft(), by=self.planner, now=timezone.now())
            except Refused as refused:
                add_refusal(form, refused)
            else:
                messages.success(request, _("Die Datei ist da."))
                return self.here()
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def _arrange(self, number: str, action: str) -> HttpResponse:
        row = row_named(self.event.files.select_related("file"), number)
        if row and action in MOVES:
            move_file(row, by_rows=MOVES[action], by=self.planner, now=timezone.now())
        elif row and action == "remove":
            remove_file(row, by=self.planner, now=timezone.now())
            messages.info(self.request, _("„%(title)s“ ist gelöscht.") % {"title": row.file.title})
        return self.here()


class FileView(_FilesPage, TemplateView):
    """What is said about one file, and another one in its place."""

    template_name = "events/office/file.html"

    @cached_property
    def row(self) -> EventFile:
        row = self.event.files.select_related("file").filter(pk=self.kwargs["pk"]).first()
        if row is None:
            raise Http404
        return row

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", FileForm(event=self.event, row=self.row))
        return super().get_context_data(**kwargs) | {"row": self.row}

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        form = FileForm(request.POST, request.FILES, event=self.event, row=self.row)
        if form.is_valid():
            upload = form.cleaned_data["file"]
            try:
                if upload:
                    replace_file(self.row, upload, form.draft(), by=self.planner, now=timezone.now())
                else:
                    change_file(self.row, form.draft(), by=self.planner, now=timezone.now())
            except Refused as refused:
                add_refusal(form, refused)
            else:
                messages.success(request, _("Gespeichert."))
                return self.here()
        return self.render_to_response(self.get_context_data(form=form), status=422)


class FileContentView(PlannedEventView):
    """The file itself for whoever plans the event, shown to the public or not."""

    def get(self, request: HttpRequest, *, key: UUID, **_kwargs: Any) -> FileResponse:
        row = self.event.files.select_related("file").filter(file__key=key).first()
        if row is None:
            raise Http404
        return serve_file(row.file)
