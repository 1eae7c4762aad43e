"""The one form in which formatted text is kept and shown: made anew from the tree, so nothing else can be in it."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from html import escape

from kurzdraht.core.richtext.tree import EMPTY_LINE, SPACE, Node, read

_UNSEEN = str.maketrans("", "", "\u200b\u2060\ufeff")
_BREAK = "<br>"
_HEADINGS = {"h3", "h4"}
_LISTS = {"ul", "ol"}


@lru_cache(maxsize=512)
def clean_rich_text(text: str) -> str:
    """Only what we know, headings in order (an h4 never first), nothing empty, no class, no style, no script.

    The same text comes out of it unchanged. Links lead away in the same window.
    """
    return "\n".join(_Writer().blocks(read(text).inside, is_top=True))


class _Writer:
    """Goes through one text from above: what a heading may be depends on those before it."""

    def __init__(self) -> None:
        self._has_heading = False

    def blocks(self, nodes: "Sequence[Node | str]", *, is_top: bool = False) -> list[str]:
        """Runs of words between blocks become paragraphs."""
        written: list[str] = []
        run: list[Node | str] = []
        for node in nodes:
            if isinstance(node, Node) and node.is_or_has_block():
                written += _paragraphs(run)
                written += self._block(node, is_top=is_top)
                run = []
            else:
                run.append(node)
        return written + _paragraphs(run)

    def _block(self, node: Node, *, is_top: bool) -> list[str]:
        if node.tag in _LISTS:
            return self._list(node)
        if node.tag == "blockquote":
            inside = "".join(self.blocks(node.inside))
            return [f"<blockquote>{inside}</blockquote>"] if inside else []
        if node.holds_blocks() or node.tag == "li":
            return self.blocks(node.inside, is_top=is_top)
        if node.tag in _HEADINGS and is_top:
            return self._heading(node)
        return _paragraphs(node.inside)

    def _heading(self, node: Node) -> list[str]:
        words = _trimmed(_inline(node.inside).replace(_BREAK, " "))
        if not words:
            return []
        tag = node.tag if self._has_heading else "h3"
        self._has_heading = True
        return [f"<{tag}>{words}</{tag}>"]

    def _list(self, node: Node) -> list[str]:
        """A list right inside a list belongs to the entry before it; words outside of an entry are one."""
        items: list[str] = []
        for one in node.inside:
            if isinstance(one, Node) and one.tag in _LISTS and items:
                items[-1] += "".join(self._list(one))
            else:
                items.append(self._item(one.inside if isinstance(one, Node) and one.tag == "li" else [one]))
        written = "".join(f"<li>{item}</li>" for item in items if item)
        return [f"<{node.tag}>{written}</{node.tag}>"] if written else []

    def _item(self, nodes: "Sequence[Node | str]") -> str:
        """An entry of one paragraph goes without its tags."""
        written = self.blocks(nodes)
        if written and written[0].startswith("<p>") and not any(block.startswith("<p>") for block in written[1:]):
            written[0] = written[0].removeprefix("<p>").removesuffix("</p>")
        return "".join(written)


def _paragraphs(nodes: "Sequence[Node | str]") -> list[str]:
    words = (_trimmed(_inline(part)) for part in _parts(nodes))
    return [f"<p>{part}</p>" for part in words if part]


def _parts(nodes: "Sequence[Node | str]") -> "Iterator[list[Node | str]]":
    """Two line breaks in a row part paragraphs, as does an empty line typed between the tags."""
    part: list[Node | str] = []
    for node in nodes:
        if isinstance(node, str):
            first, *others = EMPTY_LINE.split(node)
            part.append(first)
            for other in others:
                yield part
                part = [other]
        elif node.tag == "br" and _ends_in_break(part):
            yield part
            part = []
        else:
            part.append(node)
    yield part


def _ends_in_break(part: "list[Node | str]") -> bool:
    last = next((one for one in reversed(part) if not isinstance(one, str) or one.strip()), "")
    return isinstance(last, Node) and last.tag == "br"


def _inline(nodes: "Sequence[Node | str]", within: frozenset[str] = frozenset()) -> str:
    return "".join(_word(one, within) for one in nodes)


def _word(node: "Node | str", within: frozenset[str]) -> str:
    if isinstance(node, str):
        return escape(SPACE.sub(" ", node.translate(_UNSEEN)), quote=False)
    if node.tag == "br":
        return _BREAK
    inside = _inline(node.inside, within | {node.tag})
    is_said = node.tag in {"strong", "em"} or (node.tag == "a" and node.href)
    if not is_said or node.tag in within or not _trimmed(inside):
        return inside
    if node.tag == "a":
        return f'<a href="{escape(node.href)}">{inside}</a>'
    return f"<{node.tag}>{inside}</{node.tag}>"


def _trimmed(words: str) -> str:
    """Without space and line breaks at both ends."""
    before = None
    while words != before:
        before = words
        words = words.strip().removeprefix(_BREAK).removesuffix(_BREAK)
    return words
