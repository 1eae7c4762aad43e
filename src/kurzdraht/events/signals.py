"""Facts about places, said after they are written and inside the same transaction.

`sender` is Registration; each carries `registration` and `now`, `place_offered` also `offer`.
"""

from django.dispatch import Signal

registration_confirmed = Signal()
registration_cancelled = Signal()
place_offered = Signal()
