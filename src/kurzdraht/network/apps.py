from django.apps import AppConfig


class NetworkConfig(AppConfig):
    name = "kurzdraht.network"
    label = "network"
    is_shown_on_pages = True
