"""A Wagtail page with a title, a text and nothing else."""

from django.db import models
from wagtail.models import Page


class BarePage(Page):
    text = models.TextField(blank=True)
    template = "bench/bare.html"
