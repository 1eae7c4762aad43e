from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class RecordsConfig(AppConfig):
    name = "kurzdraht.records"
    label = "records"

    def ready(self) -> None:
        """Read every app's `kinds.py`: which records there are, and who may see them."""
        autodiscover_modules("kinds")
