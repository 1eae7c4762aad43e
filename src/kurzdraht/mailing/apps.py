from django.apps import AppConfig


class MailingConfig(AppConfig):
    name = "kurzdraht.mailing"
    label = "mailing"
