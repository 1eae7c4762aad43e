from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "kurzdraht.events"
    label = "events"
    is_shown_on_pages = True
