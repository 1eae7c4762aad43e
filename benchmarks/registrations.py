"""Registrations: fifty people at once, each opening the form, sending it and reading the thanks, without pause."""

import http.client
import re
import threading
import time
import urllib.parse
from collections import Counter
from dataclasses import dataclass
from itertools import count

from benchmarks.server import Server

PEOPLE = 50
WARMING_UP = 20
SECONDS = 10
PATH = "/veranstaltungen/bench/anmelden/"
COUNT = "from kurzdraht.events.models import Registration; print(Registration.objects.count())"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclass(frozen=True)
class Run:
    """Registrations in the database, answers by status, seconds it took, each person's and each worker's share."""

    done: int
    answers: dict[int, int]
    seconds: float
    slowest: float
    fewest: int
    most: int
    workers: list[float]

    @property
    def rate(self) -> float:
        return self.done / self.seconds


def measure(server: Server) -> Run:
    """For ten seconds. `done` is what the database holds afterwards, so no friendly answer can pass for a place."""
    numbers = count()
    for _person in range(WARMING_UP):
        _register(server, next(numbers))
    answers: Counter[int] = Counter()
    shares: list[int] = []
    waits: list[float] = []
    lock = threading.Lock()
    end = time.monotonic() + SECONDS

    def person() -> None:
        mine = 0
        while time.monotonic() < end:
            began = time.monotonic()
            status = _register(server, next(numbers))
            with lock:
                answers[status] += 1
                waits.append(time.monotonic() - began)
            mine += status < 400
        shares.append(mine)

    known = int(server.ask(COUNT))
    used = server.processor_seconds()
    began = time.monotonic()
    threads = [threading.Thread(target=person) for _ in range(PEOPLE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.monotonic() - began
    spent = [after - before for before, after in zip(used, server.processor_seconds(), strict=True)]
    done = int(server.ask(COUNT)) - known
    return Run(done, dict(answers), seconds, max(waits), min(shares), max(shares), spent)


def _register(server: Server, number: int) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    try:
        connection.request("GET", PATH)
        form = connection.getresponse()
        page = form.read().decode()
        if form.status != 200:
            return form.status
        cookie = (form.getheader("Set-Cookie") or "").split(";")[0]
        found = TOKEN.search(page)
        values = {
            "csrfmiddlewaretoken": found.group(1) if found else "",
            "name": f"Person {number}",
            "email": f"person{number}@bench.example",
            "organisation": "Stadt Beispiel",
        }
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie, "Referer": server.base + PATH}
        connection.request("POST", PATH, urllib.parse.urlencode(values), headers)
        answer = connection.getresponse()
        answer.read()
        if answer.status != 302:
            return answer.status
        connection.request("GET", answer.headers["Location"], headers={"Cookie": cookie})
        thanks = connection.getresponse()
        thanks.read()
        return thanks.status
    except OSError:
        return 599
    finally:
        connection.close()
