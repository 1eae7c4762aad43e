from django.apps import AppConfig


class WebsiteConfig(AppConfig):
    name = "kurzdraht.website"
    label = "website"
    is_shown_on_pages = True
