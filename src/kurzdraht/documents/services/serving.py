"""Handing a stored file out. Who may have it has been decided by the face that calls."""

from pathlib import PurePath

from django.http import FileResponse

from kurzdraht.core.text import slug
from kurzdraht.documents.inspection.kinds import MEDIA_TYPES, PICTURES
from kurzdraht.documents.models import StoredFile

_SHOWN = {MEDIA_TYPES[kind] for kind in PICTURES} | {MEDIA_TYPES["pdf"]}
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'self'; base-uri 'none'"


def serve_file(stored: StoredFile, *, as_attachment: bool = False) -> FileResponse:
    """Pictures and PDF open in the browser, all else is saved; nothing in it can run or fetch.

    PDF gets no `sandbox`: Chromium would not show it at all. Not for caches that others share.
    """
    is_shown = stored.content_type in _SHOWN and not as_attachment
    name = f"{slug(stored.title, length=60) or 'datei'}{PurePath(stored.file.name or '').suffix}"
    response = FileResponse(
        stored.file.open("rb"), as_attachment=not is_shown, filename=name, content_type=stored.content_type
    )
    is_pdf = stored.content_type == MEDIA_TYPES["pdf"]
    response["Content-Security-Policy"] = _POLICY if is_pdf else f"{_POLICY}; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, max-age=300"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
