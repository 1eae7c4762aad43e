"""What a reader finds, said to whoever wrote it: one sentence each, in the language of the desk."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _, ngettext

from kurzdraht.core.proofreading.ease import Ease, ease_of
from kurzdraht.core.proofreading.reading import read
from kurzdraht.core.proofreading.words import (
    TITLE_LEVEL,
    colour_as_meaning,
    headings_out_of_order,
    links_that_say_nothing,
    placeholders,
)

QUOTED = 60


@dataclass(frozen=True)
class Remark:
    """`must`: without mending it nothing is published."""

    sentence: str
    must: bool = False


def remarks_on(text: str, *, below: int = TITLE_LEVEL) -> Iterator[Remark]:
    """On a text as HTML or as typed; `below` is the level of the heading under which it stands."""
    reading = read(text)
    if found := placeholders(reading):
        yield Remark(_("Da steht noch ein Platzhalter: %(words)s.") % {"words": _quoted(found)}, must=True)
    if found := links_that_say_nothing(reading):
        sentence = _("Ein Link heißt %(words)s. Sagen Sie, wohin er führt: Vorgelesen steht er ohne den Satz da.")
        yield Remark(sentence % {"words": _quoted(found)})
    if found := headings_out_of_order(reading, below=below):
        sentence = _("Vor der Überschrift %(words)s fehlt eine Ebene. Überschriften gehen der Reihe nach.")
        yield Remark(sentence % {"words": _quoted(found)})
    if found := colour_as_meaning(reading):
        sentence = _("%(words)s: Nicht alle sehen Farben. Sagen Sie es auch in Worten.")
        yield Remark(sentence % {"words": _quoted(found)})
    yield from _hard(ease_of(reading))


def _hard(ease: Ease | None) -> Iterator[Remark]:
    if ease is None or not ease.is_hard:
        return
    number = round(ease.words_per_sentence)
    sentence = ngettext(
        "Der Text liest sich schwer: im Schnitt %(number)d Wort je Satz, viele davon lang. Zuerst diesen Satz teilen: "
        "%(words)s",
        "Der Text liest sich schwer: im Schnitt %(number)d Wörter je Satz, viele davon lang. Zuerst diesen Satz "
        "teilen: %(words)s",
        number,
    )
    yield Remark(sentence % {"number": number, "words": _quoted([ease.longest])})


def _quoted(words: Iterable[str]) -> str:
    return ", ".join(f"„{each if len(each) <= QUOTED else each[:QUOTED].rstrip() + ' …'}“" for each in words)
