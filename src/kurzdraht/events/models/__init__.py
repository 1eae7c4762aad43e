"""Tables of the events, one file for each noun."""

from kurzdraht.events.models.agenda import Contribution, Slot
from kurzdraht.events.models.documentation import Documentation, EventFile, Finding
from kurzdraht.events.models.event import Event, EventFormat, EventSeries, FormatTask, Invitation
from kurzdraht.events.models.message import Message
from kurzdraht.events.models.registration import Offer, Registration

__all__ = (
    "Contribution",
    "Documentation",
    "Event",
    "EventFile",
    "EventFormat",
    "EventSeries",
    "Finding",
    "FormatTask",
    "Invitation",
    "Message",
    "Offer",
    "Registration",
    "Slot",
)
