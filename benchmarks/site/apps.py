from django.apps import AppConfig


class BenchConfig(AppConfig):
    name = "benchmarks.site"
    label = "bench"
