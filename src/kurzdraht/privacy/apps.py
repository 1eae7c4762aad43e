from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class PrivacyConfig(AppConfig):
    name = "kurzdraht.privacy"
    label = "privacy"

    def ready(self) -> None:
        """Read every app's `retention.py`, so that each class has its end before the first night."""
        autodiscover_modules("retention")
