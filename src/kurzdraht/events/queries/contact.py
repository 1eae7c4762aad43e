"""Whom to ask."""

from kurzdraht.events.models import Event
from kurzdraht.network.queries import the_network


def contact_of(event: Event) -> str:
    """The address that answers questions about this event: its own, its consortium's or the office's."""
    return event.contact_email or (event.consortium.email if event.consortium else the_network().email)
