"""Facts of the network."""

from django.dispatch import Signal

person_email_changed = Signal()
"""`person` has another address; `old` is the former one, in small letters; `by`, `now`."""
