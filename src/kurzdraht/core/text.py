"""German text: addresses, search keys, sorting."""

import re
import unicodedata
from collections.abc import Container
from itertools import count
from uuid import UUID

from django.utils.text import slugify

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_DIGRAPHS = re.compile("ae|oe|ue")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """Without what XML does not know: one such letter, and no mail is made, no feed read, no workbook opened."""
    return _NOT_IN_XML.sub("", text)


def slug(text: str, *, length: int = 80) -> str:
    """An address part: "Köln-Mülheim" becomes "koeln-muelheim"."""
    return slugify(unicodedata.normalize("NFC", text).translate(_UMLAUTS))[:length].strip("-")


def free_name(base: str, taken: Container[str]) -> str:
    """The name itself, or with the first number behind it that is free: "tagung", "tagung-2"."""
    names = (base if number == 1 else f"{base}-{number}" for number in count(1))
    return next(name for name in names if name not in taken)


def search_key(text: str) -> str:
    """A key under which "Münster", "Muenster" and "munster" are the same; single spaces, lower case."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", text).casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(re.findall(r"[a-z0-9]+", _DIGRAPHS.sub(lambda found: found.group()[0], plain)))


def sort_key(text: str) -> str:
    """DIN 5007-1: umlauts sort as their vowel, ß as ss."""
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss").casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def nearly(word: str) -> str:
    """A pattern of all that begins like the word or one slip of the fingers away, for Python and both databases.

    A slip is a letter too many, one missing, one wrong, or two in the wrong order.
    """
    if not word:
        return ""
    first, rest = re.escape(word[0]), re.escape(word[1:])
    slips = [rest, f"[^ ]{rest}", f"[^ ]{first}{rest}"]
    if len(word) > 1:
        slips.append(re.escape(word[1] + word[0] + word[2:]))
        slips.append(first + nearly(word[1:]))
    return f"(?:{'|'.join(slips)})"


def read_key(text: str) -> UUID | None:
    """A record's key as it stands in a form or an address; None for anything else."""
    try:
        return UUID(text)
    except ValueError:
        return None
