"""Files of a published record."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest
from django.utils import timezone
from django.views import View

from kurzdraht.accounts.guard import PUBLIC, Guarded
from kurzdraht.documents.services import serve_file
from kurzdraht.events.queries.detail import find_file
from kurzdraht.network.rules import roles_today


class EventFileView(Guarded, View):
    permission = PUBLIC

    def get(self, request: HttpRequest, slug: str, key: UUID) -> FileResponse:
        found = find_file(slug, key, roles=roles_today(request.user), now=timezone.now())
        if found is None:
            raise Http404
        return serve_file(found.file)
