from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "kurzdraht.events"
    label = "events"
