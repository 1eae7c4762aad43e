"""Somebody's browser without scripts."""

from django.test import Client

from kurzdraht.network.models import Person


def as_person(person: Person) -> Client:
    client = Client()
    assert person.user is not None
    client.force_login(person.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client
