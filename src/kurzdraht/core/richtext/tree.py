"""From any text to a small tree of the few elements we know. nh3 reads what comes, as a browser would."""

import re
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

import nh3

from kurzdraht.core.text import printable

DEEPEST = 12
SAME = {"b": "strong", "i": "em", "div": "p", "h1": "h3", "h2": "h3", "h5": "h4", "h6": "h4"}
BLOCKS = frozenset({"p", "h3", "h4", "ul", "ol", "li", "blockquote"})
KNOWN = {*BLOCKS, *SAME, "strong", "em", "a", "br"}
GONE = {"script", "style", "title", "textarea", "template", "noscript", "iframe", "svg", "math", "object", "select"}
ADDRESS = re.compile(r"(?:https?://[^/\s]|mailto:[^\s]|tel:[+\d]|/(?!/)|#)", re.IGNORECASE)
SPACE = re.compile(r"[ \t\n\f]+")
_BEGINS_WITH_BLOCK = re.compile(r"\s*<(?:p|div|h[1-6]|ul|ol|blockquote)[\s>]", re.IGNORECASE)
EMPTY_LINE = re.compile(r"\n[^\S\n]*\n\s*")


@dataclass
class Node:
    """An element; the root has no tag. `href` only where it is an address that one may follow."""

    tag: str
    href: str = ""
    inside: "list[Node | str]" = field(default_factory=list)

    @property
    def is_block(self) -> bool:
        return self.tag in BLOCKS

    def holds_blocks(self) -> bool:
        return any(isinstance(one, Node) and one.is_or_has_block() for one in self.inside)

    def is_or_has_block(self) -> bool:
        return self.is_block or self.holds_blocks()


def is_html(text: str) -> bool:
    """Text from the editor begins with a block; everything else was typed as it stands."""
    return bool(_BEGINS_WITH_BLOCK.match(text))


def read(text: str) -> Node:
    """What is dangerous, and what is deeper than anybody writes, is gone; its words stay."""
    text = printable(text.replace("\r\n", "\n").replace("\r", "\n"))
    markup = text if is_html(text) else _from_plain(text)
    safe = nh3.clean(
        markup, tags=KNOWN, clean_content_tags=GONE, attributes={"a": {"href"}}, link_rel=None,
        url_schemes={"http", "https", "mailto", "tel"},
    )  # fmt: skip
    reader = _Reader()
    reader.feed(safe)
    reader.close()
    return reader.root


def _from_plain(text: str) -> str:
    """An empty line parts two paragraphs, a single line break stays one."""
    parts = (part.strip() for part in EMPTY_LINE.split(text.strip()))
    return "".join(f"<p>{escape(part, quote=False).replace(chr(10), '<br>')}</p>" for part in parts if part)


class _Reader(HTMLParser):
    """nh3 gives well-formed HTML, so each end closes what was opened last."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("")
        self._open = [self.root]
        self._too_deep = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self._open[-1].inside.append(Node("br"))
        elif len(self._open) > DEEPEST or self._too_deep:
            self._too_deep += 1
        else:
            href = (dict(attrs).get("href") or "").strip()
            node = Node(SAME.get(tag, tag), href if ADDRESS.match(href) else "")
            self._open[-1].inside.append(node)
            self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if self._too_deep:
            self._too_deep -= 1
        elif len(self._open) > 1:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].inside.append(data)
