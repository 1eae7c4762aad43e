from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "kurzdraht.documents"
    label = "documents"
    is_shown_on_pages = True
