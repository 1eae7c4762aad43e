"""What the office's lists of events and participants show, and how they narrow."""

from kurzdraht.events.tables.events import EventFilter, EventTable
from kurzdraht.events.tables.participants import ParticipantFilter, ParticipantTable

__all__ = ("EventFilter", "EventTable", "ParticipantFilter", "ParticipantTable")
