"""Pictures of editors' pages. What stands on pages is for all; originals may hold more than the page shows."""

import mimetypes
from typing import ClassVar

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

from kurzdraht.accounts.guard import PUBLIC, Guarded

A_YEAR = 31_536_000


class Rendition(Guarded):
    """A rendition's name changes with its content, so browsers may keep it. The address lets no folder into `name`."""

    permission = PUBLIC
    folder: ClassVar[str] = "images"

    def get(self, request: HttpRequest, name: str) -> HttpResponse:
        response = HttpResponse(self._content(name), content_type=self._picture_type(name))
        patch_cache_control(response, public=True, max_age=A_YEAR, immutable=True)
        return response

    def _content(self, name: str) -> bytes:
        try:
            with default_storage.open(f"{self.folder}/{name}") as file:
                return bytes(file.read())
        except (OSError, SuspiciousFileOperation, ValueError) as error:
            raise Http404 from error

    @staticmethod
    def _picture_type(name: str) -> str:
        kind = mimetypes.guess_type(name)[0] or ""
        if not kind.startswith("image/") or "svg" in kind:
            raise Http404
        return kind


class Original(Rendition):
    permission = "website.edit"
    folder = "original_images"

    def get(self, request: HttpRequest, name: str) -> HttpResponse:
        response = super().get(request, name)
        response["Cache-Control"] = "private, no-store"
        return response
