"""Whatever address is left belongs to the editors' pages. Takes the place of `wagtail.urls`, which routes a sign-in."""

from django.urls import re_path
from wagtail.urls import serve_pattern

from kurzdraht.website.views.pages import PageView

urlpatterns = [re_path(serve_pattern, PageView.as_view(), name="wagtail_serve")]
