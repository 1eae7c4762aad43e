"""What the office's lists of events and participants show, and how they narrow."""

from kurzdraht.events.tables.events import EventFilter, EventTable

__all__ = ("EventFilter", "EventTable")
