"""How long people stay who do nothing in the network any more."""

from kurzdraht.network import services
from kurzdraht.privacy.registry import register

register("account", services.forget_logins)
register("contact", services.forget_persons)
