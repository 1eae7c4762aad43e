"""The words of a formatted text where no formatting can be: mails, calendars, feeds, a field without an editor."""

from functools import lru_cache

from kurzdraht.core.richtext.normal import clean_rich_text
from kurzdraht.core.richtext.tree import SPACE, Node, is_html, read

_SIMPLE = {"p", "br"}


@lru_cache(maxsize=512)
def plain_text(text: str) -> str:
    """Paragraphs with an empty line between, entries of lists with a dash or number; a link's address behind it."""
    return "\n\n".join(_blocks(read(clean_rich_text(text))))


def editable_text(text: str) -> str:
    """For a plain field: without tags while there are only paragraphs, so that nobody has to read HTML."""
    if not is_html(text):
        return text
    tree = read(clean_rich_text(text))
    return plain_text(text) if _is_simple(tree) else clean_rich_text(text).replace("\n", "\n\n")


def _is_simple(node: Node) -> bool:
    return all(isinstance(one, str) or (one.tag in _SIMPLE and _is_simple(one)) for one in node.inside)


def _blocks(node: Node) -> list[str]:
    written = []
    for one in node.inside:
        if isinstance(one, str):
            written += [one.strip()] if one.strip() else []
        elif one.tag in {"ul", "ol"}:
            written.append(_list(one))
        elif one.tag == "blockquote":
            written.append("\n".join(f"> {line}".rstrip() for line in "\n\n".join(_blocks(one)).split("\n")))
        else:
            written.append(_words(one))
    return written


def _list(node: Node) -> str:
    lines = []
    items = (one for one in node.inside if isinstance(one, Node))
    for number, item in enumerate(items, start=1):
        mark = f"{number}. " if node.tag == "ol" else "- "
        first, *more = _item(item).split("\n")
        lines += [mark + first, *(" " * len(mark) + line if line else "" for line in more)]
    return "\n".join(lines)


def _item(item: Node) -> str:
    words = Node("p", inside=[one for one in item.inside if isinstance(one, str) or not one.is_block])
    return "\n".join(part for part in (_words(words), *_blocks(Node("", inside=_inner(item)))) if part)


def _inner(item: Node) -> "list[Node | str]":
    return [one for one in item.inside if isinstance(one, Node) and one.is_block]


def _words(node: Node) -> str:
    said = []
    for one in node.inside:
        if isinstance(one, str):
            said.append(SPACE.sub(" ", one))
        elif one.tag == "br":
            said.append("\n")
        else:
            words = _words(one)
            address = one.href.removeprefix("mailto:").removeprefix("tel:")
            said.append(f"{words} ({address})" if one.href and address not in words else words)
    return "".join(said)
