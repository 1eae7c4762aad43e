from django.apps import AppConfig


class WebsiteConfig(AppConfig):
    name = "kurzdraht.website"
    label = "website"
