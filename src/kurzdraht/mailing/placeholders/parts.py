"""From text to parts. "{name}" is a slot, "{{" and "}}" are the braces themselves."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_TOKEN = re.compile(r"\{\{|\}\}|\{[^{}\n]*\}|[{}]")


@dataclass(frozen=True)
class Slot:
    """Where the value called `name` goes."""

    name: str


Part = str | Slot


class OpenBrace(ValueError):
    """A brace stands alone; `words` is what follows it, for the sentence that says where."""

    def __init__(self, words: str) -> None:
        self.words = words
        super().__init__(words)


def parse(text: str) -> tuple[Part, ...]:
    """Texts and slots in their order; two texts never stand side by side. Refuses a brace without its pair."""
    parts: list[Part] = []
    for part in _pieces(text):
        if isinstance(part, str) and parts and isinstance(parts[-1], str):
            parts[-1] += part
        elif part:
            parts.append(part)
    return tuple(parts)


def _pieces(text: str) -> Iterator[Part]:
    end = 0
    for found in _TOKEN.finditer(text):
        yield text[end : found.start()]
        end = found.end()
        token = found.group()
        if token in {"{{", "}}"}:
            yield token[0]
        elif len(token) == 1:
            raise OpenBrace(text[found.start() :].partition("\n")[0][:20])
        else:
            yield Slot(token[1:-1].strip())
    yield text[end:]


def names_in(parts: Iterable[Part]) -> list[str]:
    """The slots' names, each once, in their order."""
    return list(dict.fromkeys(part.name for part in parts if isinstance(part, Slot)))


def print_parts(parts: Iterable[Part]) -> str:
    """The text that falls into these parts again."""
    return "".join(
        f"{{{part.name}}}" if isinstance(part, Slot) else part.replace("{", "{{").replace("}", "}}") for part in parts
    )
