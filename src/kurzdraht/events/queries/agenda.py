"""The timetable of an event, from its slots and contributions."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby

from django.utils import timezone
from django.utils.translation import gettext as _, ngettext

from kurzdraht.events.enums import ContributionRole
from kurzdraht.events.models import Contribution, Slot

HOUR = 60


@dataclass(frozen=True)
class Voice:
    """Who contributes, as printed: what stands out, then the rest."""

    strong: str
    rest: str


@dataclass
class Talk:
    """What one or several people contribute; without a title only who they are."""

    title: str
    voices: list[Voice]


@dataclass
class Round:
    """One of several things at the same time."""

    label: str
    title: str
    lines: list[str]
    talks: list[Talk]


@dataclass
class Row:
    """A moment of the timetable. `day` only on the first row of a day, where an event has several."""

    starts_at: datetime
    duration: str
    title: str
    lines: list[str] = field(default_factory=list)
    talks: list[Talk] = field(default_factory=list)
    rounds: list[Round] = field(default_factory=list)
    is_break: bool = False
    day: date | None = None


def timetable(slots: Sequence[Slot], contributions: Iterable[Contribution]) -> list[Row]:
    """Rows in the order of time. What starts at once and has a track becomes the rounds of one row."""
    by_slot: dict[int | None, list[Contribution]] = defaultdict(list)
    for contribution in contributions:
        by_slot[contribution.slot_id].append(contribution)
    ordered = sorted(slots, key=lambda slot: (slot.starts_at, slot.position, slot.pk))
    rows: list[Row] = []
    for _start, at_once in groupby(ordered, key=lambda slot: slot.starts_at):
        rows += _rows_at_once(list(at_once), by_slot)
    _mark_days(rows)
    return rows


def _rows_at_once(slots: list[Slot], by_slot: dict[int | None, list[Contribution]]) -> list[Row]:
    plain = [slot for slot in slots if not slot.track]
    rounds = [Round(slot.track, slot.title, _lines(slot), talks_of(by_slot[slot.pk])) for slot in slots if slot.track]
    rows = [
        Row(
            starts_at=slot.starts_at,
            duration=duration_words(slot.starts_at, slot.ends_at),
            title=slot.title,
            lines=_lines(slot),
            talks=talks_of(by_slot[slot.pk]),
            is_break=slot.is_break,
        )
        for slot in plain
    ]
    if not rounds:
        return rows
    if not rows:
        longest = max(slots, key=lambda slot: slot.ends_at)
        rows = [Row(longest.starts_at, duration_words(longest.starts_at, longest.ends_at), _title_over(rounds))]
    rows[-1].rounds = rounds
    return rows


def _title_over(rounds: list[Round]) -> str:
    """What all rounds are called, taken from them; else how many there are."""
    titles = {one.title for one in rounds}
    if len(titles) == 1:
        for one in rounds:
            one.title = ""
        return titles.pop()
    number = len(rounds)
    words = {2: _("Zwei"), 3: _("Drei"), 4: _("Vier"), 5: _("Fünf")}
    return _("%(number)s Runden nebeneinander") % {"number": words.get(number, number)}


def _mark_days(rows: list[Row]) -> None:
    days = [timezone.localdate(row.starts_at) for row in rows]
    if len(set(days)) > 1:
        for index, row in enumerate(rows):
            if index == 0 or days[index] != days[index - 1]:
                row.day = days[index]


def talks_of(contributions: Iterable[Contribution]) -> list[Talk]:
    """Neighbours under the same title are one talk of several people."""
    ordered = sorted(contributions, key=lambda one: (one.position, one.pk))
    return [
        Talk(title, [voice_of(one) for one in together])
        for title, together in groupby(ordered, key=lambda one: one.title)
    ]


def voice_of(contribution: Contribution) -> Voice:
    """The name stands out where one is printed, else the function; a moderator's part is said."""
    parts = [contribution.name, contribution.function_title, contribution.organisation]
    if contribution.municipality and contribution.municipality.name not in contribution.organisation:
        parts.append(contribution.municipality.name)
    said = [part for part in parts if part]
    if contribution.role == ContributionRole.MODERATION and contribution.slot_id is not None:
        said.insert(0, _("Moderation"))
    return Voice(said[0], ", ".join(said[1:])) if said else Voice(str(contribution), "")


def duration_words(start: datetime, end: datetime) -> str:
    """As in "45 Minuten", "2 Stunden", "1 Std. 30 Min."."""
    minutes = round((end - start).total_seconds() / 60)
    hours, rest = divmod(minutes, HOUR)
    if not hours:
        return ngettext("%(number)d Minute", "%(number)d Minuten", minutes) % {"number": minutes}
    if not rest:
        return ngettext("%(number)d Stunde", "%(number)d Stunden", hours) % {"number": hours}
    return _("%(hours)d Std. %(minutes)d Min.") % {"hours": hours, "minutes": rest}


def _lines(slot: Slot) -> list[str]:
    return [line.strip() for line in slot.lines.splitlines() if line.strip()]
