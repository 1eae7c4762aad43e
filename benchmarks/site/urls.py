"""The product's addresses and one bare view."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from kurzdraht.config.urls import urlpatterns as product


def bare(_request: HttpRequest) -> HttpResponse:
    """As little as a Django view can do, behind the same middleware."""
    response = HttpResponse("<!DOCTYPE html><html lang=de><title>bare</title><main><h1>bare</h1></main></html>")
    response["Cache-Control"] = "no-store"
    return response


urlpatterns = [path("bare-django/", bare), *product]
