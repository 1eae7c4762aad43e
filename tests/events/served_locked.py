"""For gunicorn: the product as it is, counting slowly."""

from kurzdraht.config.wsgi import application
from tests.events.racing import prepare_server

__all__ = ["application"]

prepare_server(is_locked=True)
