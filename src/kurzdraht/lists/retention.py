"""How long acts on many rows are told."""

from kurzdraht.lists import services
from kurzdraht.privacy.registry import register

register("journal", services.forget_acts)
