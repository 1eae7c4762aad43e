"""The end of signs of life, should the quarter-hourly job have stood still."""

from kurzdraht.privacy.registry import register
from kurzdraht.records import services

register("presence", services.forget_presences)
