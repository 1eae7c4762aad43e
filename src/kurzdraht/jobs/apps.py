from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "kurzdraht.jobs"
    label = "jobs"
