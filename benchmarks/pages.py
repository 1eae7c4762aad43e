"""Pages: requests per second and how long the median and the slowest hundredth waited, beside the two yardsticks."""

import re
import subprocess
from dataclasses import dataclass

from benchmarks.server import Server

SECONDS = 4
YARDSTICKS = (("bare Django view", "/bare-django/"), ("bare Wagtail page", "/bare-wagtail/"))
PAGES = (
    ("home", "/"),
    ("event list", "/veranstaltungen/"),
    ("event", "/veranstaltungen/leerstand-im-erdgeschoss/"),
    ("directory", "/kommunen/"),
)
BROWSER = "Accept-Encoding: gzip"
COOKIE = "Cookie: csrftoken=measured"
LINE = re.compile(r"^\s+(50%|99%)\s+([\d.]+)(us|ms|s)", re.MULTILINE)
RATE = re.compile(r"Requests/sec:\s+([\d.]+)")
TOTAL = re.compile(r"(\d+) requests in")
UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0}


@dataclass(frozen=True)
class Speed:
    """Requests per second; p50 and p99 in milliseconds; processor milliseconds of the workers for one request."""

    name: str
    rate: float
    p50: float
    p99: float
    cpu: float


def measure(server: Server, *, kept: bool) -> list[Speed]:
    """Each page under eight connections. With `kept` as somebody anonymous, else with a cookie, past the page cache.

    The two yardsticks, first in the list, always work: a kept yardstick would measure the page cache by itself.
    """
    bare = [_measure(server, name, path, kept=False) for name, path in YARDSTICKS]
    return [*bare, *(_measure(server, name, path, kept=kept) for name, path in PAGES)]


def _measure(server: Server, name: str, path: str, *, kept: bool) -> Speed:
    headers = ["-H", BROWSER] if kept else ["-H", BROWSER, "-H", COOKIE]
    command = ["wrk", "-t1", "-c8", "-d1s", "--latency", *headers, f"{server.base}{path}"]
    subprocess.run(command, check=True, capture_output=True)
    command[3] = f"-d{SECONDS}s"
    used = sum(server.processor_seconds())
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in text:
        raise RuntimeError(text)
    waits = {percent: float(number) * UNITS[unit] for percent, number, unit in LINE.findall(text)}
    used = sum(server.processor_seconds()) - used
    rate = float(RATE.findall(text)[0])
    return Speed(name, rate, waits["50%"], waits["99%"], 1000 * used / int(TOTAL.findall(text)[0]))
