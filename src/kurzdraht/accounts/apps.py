from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "kurzdraht.accounts"
    label = "accounts"
