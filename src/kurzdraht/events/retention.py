"""How long participants stay by name."""

from kurzdraht.events import services
from kurzdraht.privacy.registry import register

register("event_list", services.forget_participants)
