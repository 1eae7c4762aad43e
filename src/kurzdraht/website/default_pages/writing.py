"""Short words for blocks of text."""

from django.utils.html import escape
from wagtail.rich_text import RichText

Block = tuple[str, object]


class Text(RichText):
    """Rich text that shows its source when printed, so that marks in it can be found."""

    def __str__(self) -> str:
        return str(self.source)


def heading(text: str, level: int = 2) -> Block:
    return ("heading", {"text": text, "level": str(level)})


def paragraph(*sentences: str) -> Block:
    """Trusted markup: links and bold only. Each argument is a paragraph of its own."""
    return ("paragraph", Text("".join(f"<p>{sentence}</p>" for sentence in sentences)))


def points(*lines: str) -> Block:
    return ("paragraph", Text("<ul>" + "".join(f"<li>{line}</li>" for line in lines) + "</ul>"))


def notice(title: str, text: str, kind: str = "info") -> Block:
    return ("notice", {"kind": kind, "title": title, "text": Text(f"<p>{text}</p>")})


def retention() -> Block:
    return ("retention", None)


def mail_link(address: str) -> str:
    return f'<a href="mailto:{escape(address)}">{escape(address)}</a>'


def lines(text: str) -> str:
    return "<br/>".join(escape(line) for line in text.splitlines())
