"""The product's addresses, one bare view and two bare lists."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.generic import ListView

from kurzdraht.config.urls import urlpatterns as product
from kurzdraht.events.models import Event
from kurzdraht.network.models import Person


def bare(_request: HttpRequest) -> HttpResponse:
    """As little as a Django view can do, behind the same middleware."""
    response = HttpResponse("<!DOCTYPE html><html lang=de><title>bare</title><main><h1>bare</h1></main></html>")
    response["Cache-Control"] = "no-store"
    return response


def bare_list(rows: Any) -> Any:
    """As little as a Django list can do: fifty rows with what they point at, and their number."""
    return ListView.as_view(queryset=rows, paginate_by=50, template_name="bench/rows.html")


PERSONS = Person.objects.select_related("organisation").order_by("pk")
EVENTS = Event.objects.select_related("format", "consortium").order_by("pk")
urlpatterns = [
    path("bare-django/", bare),
    path("bare-persons/", bare_list(PERSONS)),
    path("bare-events/", bare_list(EVENTS)),
    *product,
]
