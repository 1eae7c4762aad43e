"""What a format proposes, and what many propose alike."""

from dataclasses import dataclass

from kurzdraht.events.enums import Audience

Agenda = tuple[tuple[int, str, str], ...]
Tasks = tuple[tuple[int, str], ...]
DAY = 24
FREE = "Die Teilnahme ist kostenlos."
AFTERWARDS: Tasks = (
    (-1, "Folien der Beitragenden einholen"),
    (-7, "Dokumentation mit Ergebnissen veröffentlichen"),
)
ON_SITE: Tasks = (
    (42, "Raum und Verpflegung buchen, Zugang ohne Stufen prüfen"),
    (5, "Teilnehmendenliste und Namensschilder drucken"),
)


@dataclass(frozen=True)
class Proposal:
    """`tasks` are (days before, what to do), negative after the day; reminders count hours before the start."""

    slug: str
    name: str
    description: str
    minutes: int
    capacity: int | None
    audience: Audience
    is_onsite: bool = False
    agenda: Agenda = ()
    reminder_hours: int = DAY
    early_reminder_hours: int = 0
    summary: str = ""
    cost: str = FREE
    is_documented: bool = True
    tasks: Tasks = ()
