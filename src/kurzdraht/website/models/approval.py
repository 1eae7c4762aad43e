"""A second pair of eyes before a page is published."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask


class SecondEditorTask(AbstractGroupApprovalTask):
    """Somebody else than who wrote last reads the page; only then it is published."""

    class Meta:
        verbose_name = _("Zweite Person liest")
        verbose_name_plural = _("Zweite Person liest")

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, str, bool]]:
        latest = obj.latest_revision
        if latest is not None and latest.user_id == user.pk:
            return []
        actions: list[tuple[str, str, bool]] = super().get_actions(obj, user)
        return actions

    @classmethod
    def get_description(cls) -> str:
        return str(_("Eine andere Person aus der Redaktion als die, die zuletzt geschrieben hat, gibt die Seite frei."))
