from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class TodosConfig(AppConfig):
    name = "kurzdraht.todos"
    label = "todos"

    def ready(self) -> None:
        """Read every app's `todos.py`: where there is something to do."""
        autodiscover_modules("todos")
