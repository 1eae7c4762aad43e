from django.apps import AppConfig


class ListsConfig(AppConfig):
    name = "kurzdraht.lists"
    label = "lists"
