"""The living page of the design system: every component with its variants."""

from typing import Any

from django.views.generic import TemplateView

from kurzdraht.accounts.guard import Guarded
from kurzdraht.core.showcase import samples


class ComponentsView(Guarded, TemplateView):
    """Open while developing; else for the administration only."""

    permission = "website.components"
    template_name = "core/components.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | dict(samples())
