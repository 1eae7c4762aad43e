from django.apps import AppConfig
from django.conf import settings

from kurzdraht.accounts.registry import sign_in_extras


class DemoConfig(AppConfig):
    name = "kurzdraht.demo"
    label = "demo"

    def ready(self) -> None:
        """The sign-in page offers the demo's people, in the demo only."""
        if settings.KURZDRAHT_DEMO:
            sign_in_extras.append("demo/sign_in.html")
