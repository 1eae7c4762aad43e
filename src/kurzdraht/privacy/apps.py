from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "kurzdraht.privacy"
    label = "privacy"
