"""Two people change one record: nobody's words are overwritten unseen, field by field.

A form carries a short print of each value as it was shown. When the record has changed meanwhile, prints tell which
field was changed by whom: what only the other changed is taken over, what only I changed stays, and where both changed
the same field, a page shows both and asks.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from difflib import SequenceMatcher
from hashlib import sha256
from re import findall
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from kurzdraht.core.richtext.fields import RichTextField
from kurzdraht.core.richtext.plain import plain_text
from kurzdraht.core.values import in_words

Part = tuple[str, bool]
Author = tuple[str, datetime]
OWN = ("base", "seen")
PRINT = 12
LONG = 40
MOST_PIECES = 4000


@dataclass(frozen=True)
class Clash:
    """A field that both have changed. Parts are pieces of text, and whether they differ from the other's."""

    name: str
    label: str
    mine: list[Part]
    theirs: list[Part]
    sent: list[str]
    author: Author | None


@dataclass
class Meeting:
    """What was found when two met: fields to decide, and labels of those taken over from the other."""

    author: Author | None = None
    clashes: list[Clash] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)

    def said(self) -> str:
        """What was taken over, for a message; empty when nothing was."""
        if not self.taken:
            return ""
        labels = get_text_list(self.taken, _("und"))
        if self.author is None:
            return _("Inzwischen von jemand anderem geändert und übernommen: %(labels)s.") % {"labels": labels}
        return _("Inzwischen von %(who)s geändert und übernommen: %(labels)s.") % {
            "who": self.author[0],
            "labels": labels,
        }


class Merging(forms.Form):
    """First parent of a form, before `forms.Form` or `forms.ModelForm`; `seen` is the record's sequence as shown.

    After the service refused: `if form.meet(stored, seen=…): save again`, otherwise show the form; its template
    includes "core/forms/meeting.html" where `form.meeting.clashes` is not empty.
    """

    base = forms.CharField(required=False, widget=forms.HiddenInput)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meeting = Meeting()
        self.fields["base"].initial = self._initial_prints
        self._known: dict[str, str] = {}
        if self.is_bound:
            self._known = _read(self.data.get(self.add_prefix("base"), ""))
            self.data = self._with_picks()

    def meet(self, stored: Mapping[str, Any], *, seen: int, authors: Mapping[str, Author] | None = None) -> bool:
        """Put what is stored now beside what was typed; whether nothing is left to ask and all fits together.

        `stored` holds values as the form takes them for `initial`. `authors` tells by field who changed it last,
        and under "" who changed the record last.
        """
        names = [name for name in self.fields if name in stored and name not in OWN]
        said = dict(authors or {})
        meeting = Meeting(said.get(""), [], [*self.meeting.taken])
        data = _open(self.data)
        for name in names:
            mine, theirs = self._sent(name, self.cleaned_data.get(name)), self._sent(name, stored[name])
            before = self._known.get(name)
            if mine == theirs or before == _print(theirs):
                continue
            if before == _print(mine):
                data.setlist(self.add_prefix(name), theirs)
                meeting.taken.append(str(self[name].label))
            else:
                meeting.clashes.append(self._clash(name, stored[name], said.get(name) or said.get("")))
        self.meeting = meeting
        if not meeting.clashes:
            data[self.add_prefix("seen")] = str(seen)
            data[self.add_prefix("base")] = self._prints(stored)
        self.data = data
        self._known = _read(data.get(self.add_prefix("base"), ""))
        if meeting.clashes:
            return False
        self.full_clean()
        return self.is_valid()

    def _clash(self, name: str, stored: Any, author: Author | None) -> Clash:
        mine, theirs = self._words(name, self.cleaned_data.get(name)), self._words(name, self._clean(name, stored))
        pieces = differing(mine or _("leer"), theirs or _("leer"))
        return Clash(self.add_prefix(name), str(self[name].label), *pieces, self._sent(name, stored), author)

    def carried(self) -> list[forms.BoundField]:
        """The fields that the page of the meeting sends on unseen."""
        return [bound for bound in self if bound.name not in OWN]

    def _with_picks(self) -> Any:
        """As the page of the meeting was answered: theirs takes mine's place, or mine counts as typed after theirs."""
        data = _open(self.data)
        for name in self.fields:
            key = self.add_prefix(name)
            pick = data.get(f"pick-{key}")
            if pick:
                theirs = _plain(data.getlist(f"theirs-{key}"))
                self._known[name] = _print(theirs)
                if pick == "theirs":
                    data.setlist(key, theirs)
        if self._known:
            data[self.add_prefix("base")] = _written(self._known)
        return data

    def _initial_prints(self) -> str:
        values = {name: self.get_initial_for_field(each, name) for name, each in self.fields.items() if name != "base"}
        return self._prints(values)

    def _prints(self, values: Mapping[str, Any]) -> str:
        return _written({name: _print(self._sent(name, values.get(name))) for name in self.fields if name not in OWN})

    def _sent(self, name: str, value: Any) -> list[str]:
        """What the browser would send for this value, in one form for equal values."""
        own = self.fields[name]
        if isinstance(own, forms.BooleanField) and not isinstance(own, forms.NullBooleanField):
            return ["on"] if value else []
        shown = own.widget.format_value(own.prepare_value(value))
        if isinstance(shown, list | tuple | set | QuerySet):
            return sorted(_plain(shown))
        return _plain([shown])

    def _clean(self, name: str, value: Any) -> Any:
        own = self.fields[name]
        try:
            return own.clean(own.prepare_value(value))
        except forms.ValidationError:
            return value

    def _words(self, name: str, value: Any) -> str:
        own = self.fields[name]
        if isinstance(own, RichTextField):
            return plain_text(value or "")
        if not isinstance(own, forms.ChoiceField) or isinstance(own, forms.ModelChoiceField):
            return in_words(value)
        words: Any = own.choices
        choices = dict(words)
        return in_words([choices.get(each, each) for each in value] if isinstance(value, list) else choices.get(value))


def differing(mine: str, theirs: str) -> tuple[list[Part], list[Part]]:
    """Both texts in pieces; in long ones those words are marked that the other does not have.

    Comparing takes time by the square and worse where the same words come again and again, so there are limits:
    words that stand everywhere begin no common piece, and texts of many pages are shown without marks.
    """
    left, right = (findall(r"\s+|\S+", text) for text in (mine, theirs))
    if min(len(mine), len(theirs)) < LONG or max(len(left), len(right)) > MOST_PIECES:
        return [(mine, False)], [(theirs, False)]
    own: list[Part] = []
    other: list[Part] = []
    for kind, a, b, c, d in SequenceMatcher(None, left, right).get_opcodes():
        for parts, words in ((own, left[a:b]), (other, right[c:d])):
            if words:
                parts.append(("".join(words), kind != "equal"))
    return own, other


def _open(data: Any) -> QueryDict:
    """A copy that may be changed, whatever mapping a form was given."""
    if isinstance(data, QueryDict):
        return data.copy()
    made = QueryDict(mutable=True)
    for name, value in data.items():
        made.setlist(name, list(value) if isinstance(value, list | tuple) else [value])
    return made


def _plain(values: Iterable[Any]) -> list[str]:
    texts = ("" if each is None else str(each).replace("\r\n", "\n").strip() for each in values)
    return [text for text in texts if text]


def _print(sent: list[str]) -> str:
    return sha256(json.dumps(sent).encode()).hexdigest()[:PRINT]


def _written(prints: Mapping[str, str]) -> str:
    return " ".join(f"{name}:{value}" for name, value in prints.items())


def _read(text: str) -> dict[str, str]:
    return dict(pair.split(":", 1) for pair in str(text).split() if ":" in pair)
