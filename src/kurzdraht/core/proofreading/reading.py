"""A text taken apart: what stands in it, its headings and the words of its links."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

BLOCKS = {"p", "li", "ul", "ol", "div", "br", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "td", "tr"}
HEADING = re.compile(r"h([1-6])")
IS_HTML = re.compile(r"</?[a-z][a-z0-9]*(\s[^<>]*)?/?>", re.IGNORECASE)


@dataclass
class Reading:
    """`lines` are paragraphs and headings as plain text; `headings` have a level; `links` are the words to click."""

    lines: list[str] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


def read(text: str) -> Reading:
    """HTML where there are tags, else lines as typed."""
    if not IS_HTML.search(text):
        return Reading(lines=[_tidy(line) for line in text.splitlines() if line.strip()])
    parser = _Parser()
    parser.feed(text)
    parser.close()
    parser.end_line()
    return parser.reading


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.reading = Reading()
        self._line: list[str] = []
        self._link: list[str] | None = None
        self._level = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS:
            self.end_line()
        if heading := HEADING.fullmatch(tag):
            self._level = int(heading[1])
        if tag == "a":
            self._link = []

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._link is not None:
            self.reading.links.append(_tidy("".join(self._link)))
            self._link = None
        if tag in BLOCKS:
            self.end_line()

    def handle_data(self, data: str) -> None:
        self._line.append(data)
        if self._link is not None:
            self._link.append(data)

    def end_line(self) -> None:
        line = _tidy("".join(self._line))
        self._line = []
        if line:
            self.reading.lines.append(line)
            if self._level:
                self.reading.headings.append((self._level, line))
        self._level = 0


def _tidy(text: str) -> str:
    return " ".join(text.split())
