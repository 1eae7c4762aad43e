from importlib import import_module

from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "kurzdraht.events"
    label = "events"
    is_shown_on_pages = True

    def ready(self) -> None:
        import_module("kurzdraht.events.receivers")
