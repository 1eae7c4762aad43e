"""How easily a German text reads."""

import re
from dataclasses import dataclass

from kurzdraht.core.proofreading.reading import Reading

SENTENCE = re.compile(r"(?<=[.!?:…])[\"“»)]*\s+(?=[\"„«(]*[A-ZÄÖÜ0-9])")
WORD = re.compile(r"[A-Za-zÄÖÜäöüß]+(?:-[A-Za-zÄÖÜäöüß]+)*")
SYLLABLE = re.compile(r"[aeiouyäöü]+", re.IGNORECASE)
ENOUGH = 60
HARD = 13.0
LONG_WORD, MANY_SYLLABLES = 6, 3


@dataclass(frozen=True)
class Ease:
    """`grade`: the school year from which on a text is understood. `longest`: its longest sentence."""

    grade: float
    words_per_sentence: float
    longest: str

    @property
    def is_hard(self) -> bool:
        return self.grade >= HARD


def ease_of(reading: Reading) -> Ease | None:
    """The first Wiener Sachtextformel; None where there are too few words to say anything.

    Bamberger and Vanecek, "Lesen, Verstehen, Lernen, Schreiben", Wien 1984: share of words with three syllables or
    more, words in a sentence, share of words of more than six letters, share of words of one syllable. It knows nothing
    of what is said, and in our subject long words are often the right ones: so it hints and never refuses.
    """
    sentences = [sentence for line in reading.lines for sentence in SENTENCE.split(line) if WORD.search(sentence)]
    words = WORD.findall(reading.text)
    if len(words) < ENOUGH:
        return None
    syllables = [syllables_of(word) for word in words]
    share = 100 / len(words)
    per_sentence = len(words) / len(sentences)
    grade = (
        0.1935 * share * sum(number >= MANY_SYLLABLES for number in syllables)
        + 0.1672 * per_sentence
        + 0.1297 * share * sum(len(word) > LONG_WORD for word in words)
        - 0.0327 * share * sum(number == 1 for number in syllables)
        - 0.875
    )
    longest = max(sentences, key=lambda sentence: len(WORD.findall(sentence)))
    return Ease(round(grade, 1), round(per_sentence, 1), longest)


def syllables_of(word: str) -> int:
    """Groups of vowels: near enough for shares of a whole text."""
    return max(len(SYLLABLE.findall(word)), 1)
