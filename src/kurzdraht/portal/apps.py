from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "kurzdraht.portal"
    label = "portal"
