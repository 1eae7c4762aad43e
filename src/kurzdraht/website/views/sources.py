"""Where data, type and parts come from."""

from django.views.generic import TemplateView

from kurzdraht.accounts.guard import PUBLIC, Guarded


class SourcesView(Guarded, TemplateView):
    permission = PUBLIC
    template_name = "website/sources.html"
