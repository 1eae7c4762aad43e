"""How long it is kept who did what."""

from kurzdraht.privacy.registry import register
from kurzdraht.todos import services

register("journal", services.forget_tasks)
