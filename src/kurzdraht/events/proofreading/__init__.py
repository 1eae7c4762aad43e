"""What a careful reader finds in a text before it is published. Pure: no Django, no clock, no database.

Texts come as HTML or as they were typed; both are read the same way.
"""

from kurzdraht.events.proofreading.ease import Ease, ease_of
from kurzdraht.events.proofreading.reading import Reading, read
from kurzdraht.events.proofreading.words import (
    colour_as_meaning,
    headings_out_of_order,
    links_that_say_nothing,
    placeholders,
)

__all__ = [
    "Ease",
    "Reading",
    "colour_as_meaning",
    "ease_of",
    "headings_out_of_order",
    "links_that_say_nothing",
    "placeholders",
    "read",
]
