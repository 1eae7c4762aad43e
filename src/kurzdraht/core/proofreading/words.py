"""Words that should not stand in a published text. Each function gives what it found, as written and only once."""

import re
from collections.abc import Iterable

from kurzdraht.core.proofreading.reading import Reading

PLACEHOLDERS = re.compile(
    r"lorem\s+ipsum|\blorem\b|\bx{3,}\b|\btodo\b|\bto\s+do\b|\btbd\b|\btba\b|\bplatzhalter\w*|\bmustertext\w*|\bblindtext\w*"
    r"|(?:[-_](?:copy|kopie))+(?![\w])|\bkopie von\b|\?{3,}|\.\.\.\s*folgt\b|\bhier text\b",
    re.IGNORECASE,
)
NOTHING = {
    "hier",
    "hier klicken",
    "klicken sie hier",
    "klick hier",
    "mehr",
    "weiter",
    "weiterlesen",
    "mehr lesen",
    "mehr erfahren",
    "mehr informationen",
    "link",
    "dieser link",
    "zum link",
    "details",
    "click here",
    "here",
    "more",
    "read more",
}
COLOURS = r"(?:hell|dunkel)?(?:rot|grün|blau|gelb|orange|grau|schwarz|weiß|violett|lila|rosa|braun|türkis)"
ENDING = r"(?:e[nmrs]?)?"
MARKED = r"(?:markiert|hervorgehoben|gekennzeichnet|hinterlegt|unterlegt|(?:ein)?gefärbt|umrandet|geschrieben)"
THINGS = r"(?:markierung|markierungen|schrift|felder?|kästen|kasten|balken|zeilen?|buttons?|knopf)"
COLOUR_AS_MEANING = re.compile(
    rf"\b{COLOURS}{ENDING}\s+{MARKED}\w*|\bin\s+{COLOURS}\b|\b{COLOURS}{ENDING}[\s-]+{THINGS}n?\b", re.IGNORECASE
)
SCHEME = re.compile(r"(?:https?://|www\.)", re.IGNORECASE)
TITLE_LEVEL = 1


def placeholders(reading: Reading) -> list[str]:
    """What somebody meant to replace: "Lorem", "XXX", "tbd", "-copy-copy"."""
    return _once(match[0].strip() for match in PLACEHOLDERS.finditer(reading.text))


def links_that_say_nothing(reading: Reading) -> list[str]:
    """Read alone, as a screen reader lists them: "hier", "mehr", a bare address, or no words at all."""
    return _once(link or "…" for link in reading.links if _says_nothing(link))


def headings_out_of_order(reading: Reading, *, below: int = TITLE_LEVEL) -> list[str]:
    """Headings that skip a level, or stand no deeper than the one above the text: by itself the page's title."""
    found, above = [], below
    for level, words in reading.headings:
        if level <= below or level > above + 1:
            found.append(words)
        above = level
    return _once(found)


def colour_as_meaning(reading: Reading) -> list[str]:
    """As in "die rot markierten Felder": who sees no colours, or hears the text, does not know which."""
    return _once(match[0] for match in COLOUR_AS_MEANING.finditer(reading.text))


def _says_nothing(link: str) -> bool:
    words = link.lower().strip(" .…»›>→!:")
    return not words or words in NOTHING or bool(SCHEME.match(words))


def _once(found: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(found))
