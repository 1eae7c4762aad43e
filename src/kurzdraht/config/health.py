"""`/healthz`: for the monitor and the load balancer. Says whether it works, never what is in it."""

from datetime import datetime, timedelta
from importlib.metadata import version
from typing import Any, ClassVar

from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views import View

from kurzdraht.accounts.guard import PUBLIC, Guarded
from kurzdraht.core.queries import is_copy
from kurzdraht.jobs.queries import is_worker_alive
from kurzdraht.mailing.queries import backlog

VERSION = version("kurzdraht")
PATIENCE = timedelta(minutes=15)
"""So long may a mail that is due wait before the outbox counts as blocked."""


class Healthz(Guarded, View):
    """503 when the database, the worker or the outbox does not do its work; the body names which."""

    permission: ClassVar[str] = PUBLIC

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> JsonResponse:
        findings = examine(timezone.now())
        is_well = all(findings[part] == "ok" for part in ("database", "worker", "outbox"))
        body = {"status": "ok" if is_well else "broken", "version": VERSION, **findings}
        return JsonResponse(body, status=200 if is_well else 503, headers={"Cache-Control": "no-store"})


def examine(now: datetime) -> dict[str, str | int]:
    try:
        waiting = backlog(now).count()
        is_blocked = backlog(now - PATIENCE).exists()
        is_alive = is_worker_alive(now)
        is_off = is_copy()
    except DatabaseError:
        return {"database": "broken", "worker": "unknown", "outbox": "unknown"}
    return {
        "database": "ok",
        "worker": "ok" if is_alive else "silent",
        "outbox": "off" if is_off else "blocked" if is_blocked else "ok",
        "outbox_waiting": waiting,
    }
