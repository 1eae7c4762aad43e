from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "kurzdraht.desk"
    label = "desk"
