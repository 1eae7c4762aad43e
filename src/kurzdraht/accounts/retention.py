"""How personal links end."""

from kurzdraht.accounts.links import forget_links_ended_before
from kurzdraht.privacy.registry import register

register("access", forget_links_ended_before)
