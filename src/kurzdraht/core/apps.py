from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "kurzdraht.core"
    label = "core"
