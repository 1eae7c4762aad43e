from importlib import import_module

from django.apps import AppConfig


class MailingConfig(AppConfig):
    name = "kurzdraht.mailing"
    label = "mailing"

    def ready(self) -> None:
        import_module("kurzdraht.mailing.receivers")
