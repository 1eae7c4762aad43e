from importlib import import_module

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class MailingConfig(AppConfig):
    name = "kurzdraht.mailing"
    label = "mailing"

    def ready(self) -> None:
        """Read every app's `wordings.py`: which mails can be written in the network's own words."""
        import_module("kurzdraht.mailing.receivers")
        autodiscover_modules("wordings")
