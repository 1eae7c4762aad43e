"""The door for the web server: Django behind the page cache, and in demo mode behind a wall around this computer.

gunicorn loads this once and forks, so all addresses are read here, and no connection to the database stays open.
"""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kurzdraht.config.settings")

django_application = get_wsgi_application()

from django.conf import settings  # noqa: E402 - what follows needs loaded apps
from django.db import connections  # noqa: E402
from django.urls import get_resolver  # noqa: E402

from kurzdraht.config.demo_mode import LoopbackOnly, refuse_to_serve  # noqa: E402
from kurzdraht.core.page_cache.wsgi import PageCache  # noqa: E402

refuse_to_serve()
get_resolver().check()
connections.close_all()
kept = PageCache(django_application)
application = LoopbackOnly(kept) if settings.KURZDRAHT_DEMO else kept
