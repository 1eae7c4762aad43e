"""The desk's lists with 40,000 persons and 3,000 events, beside a bare list of the same rows on the same server.

`python -m benchmarks.desk_lists [sqlite|postgresql] [scale]`: p50 and p95 of single requests and their processor time
in milliseconds, and how many times the bare list's processor time that is. The goal is a p95 of at most 300 ms.
"""

import sys
import time
import urllib.request
from dataclasses import dataclass
from statistics import quantiles

from benchmarks.server import Server, serving
from scripts.postgres import DURABLE, private_cluster

ROUNDS, WARM = 60, 5
GOAL = 300.0
BARE = (("bare list of persons", "/bare-persons/"), ("bare list of events", "/bare-events/"))
PERSONS, EVENTS, OUTBOX = "/buero/personen/", "/buero/veranstaltungen/", "/buero/ausgang/"
LISTS = (
    ("persons", f"{PERSONS}?seite=1"),
    ("persons, last page", f"{PERSONS}?seite=100000"),
    ("persons by organisation", f"{PERSONS}?sortierung=organisation"),
    ("persons by address, backwards", f"{PERSONS}?sortierung=-email"),
    ("persons of one AG with a function", f"{PERSONS}?ag=stadtumbau&aufgabe=contact"),
    ("persons found by a word", f"{PERSONS}?suche=anna"),
    ("persons with a bounce", f"{PERSONS}?mail=ruecklaeufer"),
    ("persons without a function", f"{PERSONS}?aufgabe=frueher"),
    ("events", f"{EVENTS}?seite=1"),
    ("events, all, every column", f"{EVENTS}?zeit=alle&spalten=tag,ag,format,plaetze,warten,stand,themen,ort,reihe"),
    ("events of one AG, past, last page", f"{EVENTS}?ag=stadtumbau&zeit=vergangen&seite=9999"),
    ("events with a waiting list", f"{EVENTS}?zeit=alle&warteliste=mit"),
    ("events by AG, found by a word", f"{EVENTS}?zeit=alle&sortierung=ag&suche=wohnen"),
    ("outbox", f"{OUTBOX}?seite=1"),
    ("outbox found by a word", f"{OUTBOX}?suche=anna"),
)
SIGN_IN = """
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from kurzdraht.accounts.guard import BACKEND
from kurzdraht.accounts.models import User
user = User.objects.get(email="buero@demo.example")
session = SessionStore()
session[SESSION_KEY] = str(user.pk)
session[BACKEND_SESSION_KEY] = BACKEND
session[HASH_SESSION_KEY] = user.get_session_auth_hash()
session.save()
from django.conf import settings
print(f"{settings.SESSION_COOKIE_NAME}={session.session_key}")
"""


@dataclass(frozen=True)
class Wait:
    name: str
    p50: float
    p95: float
    cpu: float


def measure(server: Server) -> list[Wait]:
    """One request after another, as one person at the desk asks; the yardsticks first."""
    cookie = server.ask(SIGN_IN).strip().splitlines()[-1]
    return [_measure(server, name, path, cookie) for name, path in (*BARE, *LISTS)]


def _measure(server: Server, name: str, path: str, cookie: str) -> Wait:
    waits, used = [], 0.0
    for number in range(WARM + ROUNDS):
        asked = urllib.request.Request(f"{server.base}{path}", headers={"Cookie": cookie})
        began = time.monotonic()
        with urllib.request.urlopen(asked, timeout=60) as answer:
            body = answer.read()
        if number == WARM - 1:
            used = sum(server.processor_seconds())
        if number >= WARM:
            waits.append(1000 * (time.monotonic() - began))
    if b"<table" not in body and b"kd-empty" not in body:
        raise RuntimeError(path)
    parts = quantiles(waits, n=20)
    used = sum(server.processor_seconds()) - used
    return Wait(name, parts[9], parts[18], 1000 * used / ROUNDS)


def show(rows: list[Wait]) -> None:
    bare = {"persons": rows[0], "events": rows[1]}
    print(f"{'list':38}{'p50 ms':>10}{'p95 ms':>10}{'CPU ms':>10}{'x bare':>10}")
    for row in rows:
        yardstick = bare["events" if "events" in row.name else "persons"]
        mark = "" if row.p95 <= GOAL else "  over the goal"
        print(f"{row.name:38}{row.p50:10.1f}{row.p95:10.1f}{row.cpu:10.1f}{row.cpu / yardstick.cpu:10.1f}{mark}")


def main() -> None:
    asked = sys.argv[1:]
    scale = next((int(each) for each in asked if each.isdigit()), 100)
    if "postgresql" in asked:
        with private_cluster(options=DURABLE) as url, serving(url, scale=scale) as server:
            show(measure(server))
    else:
        with serving(scale=scale) as server:
            show(measure(server))


if __name__ == "__main__":
    main()
