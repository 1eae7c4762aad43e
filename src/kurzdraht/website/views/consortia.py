"""The page of a consortium."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from kurzdraht.accounts.guard import PUBLIC, Guarded
from kurzdraht.events.queries import listing
from kurzdraht.network.models import Consortium
from kurzdraht.network.queries import in_consortium, partners_of
from kurzdraht.network.queries.pictures import consortium_picture


class ConsortiumView(Guarded, TemplateView):
    permission = PUBLIC
    template_name = "website/consortium.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        known = Consortium.objects.prefetch_related("bodies", "working_groups")
        consortium = get_object_or_404(known, slug=kwargs["slug"])
        now = timezone.now()
        today = timezone.localdate(now)
        members = list(in_consortium(consortium, on=today))
        return super().get_context_data(
            **kwargs,
            consortium=consortium,
            members=members,
            partners=partners_of(consortium, on=today),
            picture=consortium_picture(members, consortium, address=reverse("municipality", args=("x",))),
            coming=listing.upcoming(consortium, now=now),
            documented=listing.latest_documentation(consortium, now=now),
        )
