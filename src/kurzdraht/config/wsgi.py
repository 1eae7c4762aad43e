"""The door for the web server: Django behind the page cache."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kurzdraht.config.settings")

django_application = get_wsgi_application()

from kurzdraht.core.page_cache.wsgi import PageCache  # noqa: E402  (needs loaded settings)

application = PageCache(django_application)
