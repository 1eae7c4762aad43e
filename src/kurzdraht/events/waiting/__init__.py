"""Who moves up from a waiting list, and how. Pure: no Django, no clock, no database."""

from kurzdraht.events.waiting.line import Limits, Seeker, Taken, has_room, who_moves_up
from kurzdraht.events.waiting.timing import Step, Times

__all__ = ["Limits", "Seeker", "Step", "Taken", "Times", "has_room", "who_moves_up"]
