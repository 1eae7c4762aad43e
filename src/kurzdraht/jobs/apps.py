from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JobsConfig(AppConfig):
    name = "kurzdraht.jobs"
    label = "jobs"

    def ready(self) -> None:
        """Read every app's `tasks.py`, so that the schedule is whole before a worker starts."""
        autodiscover_modules("tasks")
