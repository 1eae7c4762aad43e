from django.apps import AppConfig


class NetworkConfig(AppConfig):
    name = "kurzdraht.network"
    label = "network"
