"""Registrations: fifty people at once, each opening the form and sending it, without pause."""

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
SECONDS = 10
PATH = "/veranstaltungen/bench/anmelden/"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclass(frozen=True)
class Run:
    """Finished registrations, answers by status, seconds it took, and each person's share of the successes."""

    done: int
    answers: dict[int, int]
    seconds: float
    slowest: float
    fewest: int
    most: int

    @property
    def rate(self) -> float:
        return self.done / self.seconds


def measure(server: Server) -> Run:
    """GET the form, POST it, for ten seconds; failures are every answer but a redirect or a page of thanks."""
    numbers = count()
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

    began = time.monotonic()
    threads = [threading.Thread(target=person) for _ in range(PEOPLE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    done = sum(number for status, number in answers.items() if status < 400)
    return Run(done, dict(answers), time.monotonic() - began, max(waits), min(shares), max(shares))


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
            "organisation_name": "Stadt Beispiel",
        }
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie, "Referer": server.base + PATH}
        connection.request("POST", PATH, urllib.parse.urlencode(values), headers)
        answer = connection.getresponse()
        answer.read()
        return answer.status
    except OSError:
        return 599
    finally:
        connection.close()
