"""Questions about accounts."""

from dataclasses import dataclass
from datetime import datetime

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.utils.translation import gettext as _

from kurzdraht.accounts.models import User

BROWSERS = (("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
SYSTEMS = (
    ("Windows", "Windows"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


@dataclass(frozen=True)
class OpenSession:
    """One place where the user is signed in; `device` in words, "Firefox auf Windows"."""

    device: str
    started_at: datetime
    is_this: bool


def open_sessions(user: User, *, session_key: str | None, now: datetime) -> list[OpenSession]:
    """Where this user is signed in now, the session at hand first, then the newest."""
    rows = UserSession.objects.filter(
        user=user, session_key__in=Session.objects.filter(expire_date__gt=now).values("session_key")
    )
    sessions = [
        OpenSession(
            device=_device(row.user_agent),
            started_at=row.created_at,
            is_this=row.session_key == session_key,
        )
        for row in rows
    ]
    return sorted(sessions, key=lambda session: (session.is_this, session.started_at), reverse=True)


def _device(agent: str) -> str:
    browser, system = _first_word(agent, BROWSERS), _first_word(agent, SYSTEMS)
    if browser and system:
        return _("%(browser)s auf %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("Unbekanntes Gerät")


def _first_word(agent: str, words: tuple[tuple[str, str], ...]) -> str:
    return next((name for mark, name in words if mark in agent), "")
