"""The product's settings with the yardsticks added."""

from kurzdraht.config.settings import *  # noqa: F403
from kurzdraht.config.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "benchmarks.site"]
ROOT_URLCONF = "benchmarks.site.urls"
WSGI_APPLICATION = "kurzdraht.config.wsgi.application"
EMAIL_BACKEND = MAIL_RELAY_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
