"""How long participants stay by name, and what was written to them."""

from kurzdraht.events import services
from kurzdraht.privacy.registry import register

register("event_list", services.forget_participants)
register("mail", services.forget_messages)
