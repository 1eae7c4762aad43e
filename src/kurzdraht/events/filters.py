"""The filter sentence of the event list: read from the address, written into it, told in words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kurzdraht.core.dates import read_day
from kurzdraht.events.enums import Audience
from kurzdraht.events.queries.choices import Choices
from kurzdraht.events.queries.selection import ONLINE, ONSITE, Selection
from kurzdraht.lists.filters import Period, period_words

AUDIENCES = tuple(audience for audience in Audience if audience != Audience.INVITATION)
SLUG = re.compile(r"[a-z0-9_-]{1,80}")


@dataclass(frozen=True)
class Option:
    value: str
    label: str
    is_chosen: bool
    mark: str = ""


@dataclass(frozen=True)
class Said:
    """A piece of what the word says now, with the mark of a consortium where it names one."""

    text: str
    mark: str = ""
    before: str = ""


@dataclass(frozen=True)
class Word:
    """One choice of the sentence: `name` in the address, the words before it, what it says, what it could say."""

    name: str
    legend: str
    said: list[Said]
    options: list[Option] = field(default_factory=list)
    before: str = ""
    after: str = ""
    is_many: bool = False

    @property
    def is_written(self) -> bool:
        """Whether its choices are names that people gave, in German."""
        return self.name in {"format", "ag", "thema"}


def read(asked: QueryDict, known: Choices) -> Selection:
    """The selection of an address. What it says wrongly counts as not said: an old link shows more, never an error."""
    return Selection(
        consortia=_some_of((one.slug for one in known.consortia), asked.getlist("ag")),
        formats=_some_of((one.slug for one in known.formats), asked.getlist("format")),
        audience=_one_of(AUDIENCES, asked.get("fuer", "")),
        topic=_one_of((one.slug for one in known.topics), asked.get("thema", "")),
        place=_one_of((ONLINE, ONSITE), asked.get("ort", "")),
        month=read_month(asked.get("monat", "")),
        from_date=read_day(asked.get("von", "")),
        until_date=read_day(asked.get("bis", "")),
        is_past=asked.get("stand") == "vergangen",
        free_only=asked.get("warteliste") == "ohne",
    )


def read_freely(asked: QueryDict) -> Selection:
    """The same without asking what is known: for writing the address again."""
    free = {name: asked.getlist(name) for name in ("ag", "format", "thema")}
    known = {name: tuple(sorted(set(filter(SLUG.fullmatch, values)))) for name, values in free.items()}
    rest = read(asked, Choices([], [], []))
    return replace(rest, consortia=known["ag"], formats=known["format"], topic="".join(known["thema"][:1]))


def written(selection: Selection, **changes: Any) -> str:
    """The address part of a selection, with changes; what is not chosen does not appear."""
    chosen = replace(selection, **changes)
    pairs = [("ag", slug) for slug in chosen.consortia]
    pairs += [("format", slug) for slug in chosen.formats]
    pairs += [("fuer", chosen.audience), ("thema", chosen.topic), ("ort", chosen.place)]
    if chosen.is_span:
        pairs += [("von", _iso(chosen.from_date)), ("bis", _iso(chosen.until_date))]
    elif chosen.month:
        pairs.append(("monat", f"{chosen.month:%Y-%m}"))
    elif chosen.is_past:
        pairs.append(("stand", "vergangen"))
    pairs.append(("warteliste", "ohne" if chosen.free_only else ""))
    return urlencode([(name, value) for name, value in pairs if value])


def sentence(selection: Selection, known: Choices) -> list[Word]:
    """The words in their order; a word without a choice is left out."""
    words = [_formats(selection, known), _consortia(selection, known), _audience(selection)]
    if known.topics:
        words.append(_topic(selection, known))
    return [*words, _period(selection), _place(selection), _waiting(selection)]


def _formats(selection: Selection, known: Choices) -> Word:
    chosen = [one for one in known.formats if one.slug in selection.formats]
    said = [Said(one.name, before=_("und") if index else "") for index, one in enumerate(chosen)]
    options = [Option(one.slug, one.name, one in chosen) for one in known.formats]
    return Word("format", _("Formate"), said or [Said(_("alle Formate"))], options, before=_("Zeige"), is_many=True)


def _consortia(selection: Selection, known: Choices) -> Word:
    chosen = [one for one in known.consortia if one.slug in selection.consortia]
    said = [Said(str(one), one.mark, before=_("und der") if index else "") for index, one in enumerate(chosen)]
    options = [Option(one.slug, str(one), one in chosen, one.mark) for one in known.consortia]
    before = _("der") if chosen else ""
    everything = [Said(_("aller Arbeitsgemeinschaften"))]
    return Word("ag", _("Arbeitsgemeinschaften"), said or everything, options, before=before, is_many=True)


def _audience(selection: Selection) -> Word:
    labels = {
        "": _("alle Zielgruppen"),
        Audience.PUBLIC: _("alle Interessierten"),
        Audience.NETWORK: _("alle Mitglieder"),
        Audience.CONSORTIA: _("Mitglieder der beteiligten AGs"),
        Audience.CIRCLE: _("feste Kreise"),
    }
    return Word("fuer", _("Für wen"), [Said(labels[selection.audience])], _radios(labels, selection.audience), _("für"))


def _topic(selection: Selection, known: Choices) -> Word:
    labels = {"": _("allen Themen")} | {one.slug: one.name for one in known.topics}
    return Word("thema", _("Thema"), [Said(labels[selection.topic])], _radios(labels, selection.topic), _("zu"))


def _period(selection: Selection) -> Word:
    before, text = "", _("vergangene") if selection.is_past else _("ab heute")
    if selection.is_span:
        text = period_words(Period(from_date=selection.from_date, until_date=selection.until_date))
    elif selection.month:
        before, text = _("im"), date_format(selection.month, "F Y")
    return Word("zeit", _("Zeitraum"), [Said(text)], before=before, after=",")


def _place(selection: Selection) -> Word:
    labels = {"": _("online und vor Ort"), ONLINE: _("nur online"), ONSITE: _("nur vor Ort")}
    return Word("ort", _("Ort"), [Said(labels[selection.place])], _radios(labels, selection.place), after=",")


def _waiting(selection: Selection) -> Word:
    labels = {"": _("auch mit Warteliste"), "ohne": _("nur mit freien Plätzen")}
    value = "ohne" if selection.free_only else ""
    return Word("warteliste", _("Plätze"), [Said(labels[value])], _radios(labels, value), after=".")


def _radios(labels: dict[str, str], chosen: str) -> list[Option]:
    return [Option(value, label, value == chosen) for value, label in labels.items()]


def read_month(text: str) -> date | None:
    """The first day of "2027-03"; None for anything else."""
    return read_day(f"{text}-01") if len(text) == len("2027-03") else None


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _one_of(known: Iterable[str], value: str) -> str:
    return value if value in list(known) else ""


def _some_of(known: Iterable[str], values: list[str]) -> tuple[str, ...]:
    return tuple(sorted(value for value in known if value in values))
