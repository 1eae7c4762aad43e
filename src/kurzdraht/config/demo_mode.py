"""Demo mode lets everybody sign in as anybody, so it serves this computer only, and only a database that is a demo."""

import ipaddress
import sys
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection

from kurzdraht.accounts.models import User
from kurzdraht.config import environment
from kurzdraht.core.models import Installation

OUTSIDE = (
    "Der Demo-Modus antwortet nur auf diesem Rechner: {name} nennt {value}. "
    "Entweder KURZDRAHT_DEMO oder {name} weglassen.\n"
    "Demo mode serves this computer only: {name} names {value}. Leave out either KURZDRAHT_DEMO or {name}."
)
NO_DEMO = (
    "Diese Datenbank ist keine Demo, deshalb startet der Demo-Modus nicht. "
    "Ohne KURZDRAHT_DEMO starten, oder mit KURZDRAHT_VAR einen leeren Datenordner nennen.\n"
    "This database is no demo, so demo mode does not start. "
    "Start without KURZDRAHT_DEMO, or name an empty data folder with KURZDRAHT_VAR."
)


def refuse_to_serve() -> None:
    """End the program with a sentence, unless demo mode is off or rightly on."""
    if settings.KURZDRAHT_DEMO and (sentence := refusal_of_address() or refusal_of_database()):
        sys.exit(sentence)


def refuse_to_prepare() -> None:
    """The same before the tables are made: an empty database may still become a demo."""
    if settings.KURZDRAHT_DEMO and (sentence := refusal_of_address() or ("" if is_empty() else refusal_of_database())):
        sys.exit(sentence)


def refusal_of_address() -> str:
    named = {
        "HOST": [environment.text("HOST", "127.0.0.1")],
        "BASE_URL": [urlsplit(settings.BASE_URL).hostname or ""],
        "ALLOWED_HOSTS": environment.words("ALLOWED_HOSTS"),
    }
    outside = [(name, host) for name, hosts in named.items() for host in hosts if not is_loopback(host)]
    return OUTSIDE.format(name=outside[0][0], value=outside[0][1]) if outside else ""


def refusal_of_database() -> str:
    tables = connection.introspection.table_names()
    is_marked = Installation._meta.db_table in tables and Installation.objects.filter(pk=1, is_demo=True).exists()
    return "" if is_marked else NO_DEMO


def is_empty() -> bool:
    """Nothing was ever kept here: no tables at all, or ours without a single user."""
    tables = connection.introspection.table_names()
    if User._meta.db_table not in tables:
        return not tables
    return not User.objects.exists()


def is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


class LoopbackOnly:
    """In front of the application in demo mode: whoever calls from another machine gets nothing.

    A caller through a Unix socket has no address; it can only come from this machine.
    """

    def __init__(self, application: Callable[..., Iterable[bytes]]) -> None:
        self.application = application

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        caller = environ.get("REMOTE_ADDR") or "127.0.0.1"
        if is_loopback(caller):
            return self.application(environ, start_response)
        start_response("403 Forbidden", [("Content-Type", "text/plain; charset=utf-8")])
        return [b"Demo: nur auf diesem Rechner. Demo: on this computer only.\n"]
