from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "kurzdraht.demo"
    label = "demo"
