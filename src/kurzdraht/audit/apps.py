from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "kurzdraht.audit"
    label = "audit"
