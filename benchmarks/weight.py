"""What a first visit weighs: the page, its stylesheets and scripts, compressed, and whom else it asks."""

import gzip
import re
import urllib.parse
import urllib.request
from dataclasses import dataclass

from benchmarks.server import Server

PAGES = ("/", "/veranstaltungen/", "/veranstaltungen/leerstand-im-erdgeschoss/", "/kommunen/")
LINKED = re.compile(r'<(?:link rel="stylesheet" href|script src)="([^"]+)"')
SOURCES = re.compile(r'(?:src|srcset|href)="(https?://[^"]+)"')
LOADING = re.compile(r'<(?:link|script|img|iframe|source|video|audio|object|embed)\b[^>]*"(https?://[^"]+)"')


@dataclass(frozen=True)
class Weight:
    """Kilobytes (1000 bytes) compressed; `foreign` are addresses of other hosts that the page would load."""

    path: str
    kilobytes: float
    files: int
    foreign: list[str]


def measure(server: Server) -> list[Weight]:
    return [_weigh(server, path) for path in PAGES]


def _weigh(server: Server, path: str) -> Weight:
    html = _get(server.base + path)
    text = html.decode()
    linked = [urllib.parse.urljoin(server.base + path, link) for link in LINKED.findall(text)]
    bodies = [html, *(_get(link) for link in linked)]
    foreign = [link for link in LOADING.findall(text) if not link.startswith(server.base) and "canonical" not in link]
    return Weight(path, sum(len(gzip.compress(body, 6)) for body in bodies) / 1000, len(bodies), foreign)


def _get(address: str) -> bytes:
    body: bytes = urllib.request.urlopen(address, timeout=30).read()
    return body
