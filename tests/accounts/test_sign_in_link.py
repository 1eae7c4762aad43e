"""The operator's way in."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from kurzdraht.accounts.models import PersonalLink, User
from kurzdraht.accounts.services import give_sign_in_link, use_sign_in_link
from kurzdraht.audit.models import JournalEntry
from tests.factories.events import NOW
from tests.factories.network import Cast


@pytest.fixture
def clara(cast: Cast) -> User:
    return User.objects.get(person=cast.clara)


def path_of(address: str) -> str:
    return "/konto/link/" + address.partition("/konto/link/")[2]


def token_of(address: str) -> str:
    return address.partition("/konto/link/")[2].rstrip("/")


def test_the_command_prints_a_link_that_signs_in_once(client: Client, clara: User) -> None:
    out = StringIO()
    call_command("sign_in_link", clara.email.upper(), stdout=out)
    path = path_of(out.getvalue().strip())
    assert client.get(path).status_code == 200
    assert "_auth_user_id" not in client.session
    assert client.post(path)["Location"] == "/mein/"
    assert client.session["_auth_user_id"] == str(clara.pk)
    assert [Client().get(path).status_code, Client().post(path).status_code] == [404, 404]
    actions = JournalEntry.objects.filter(subject_key=clara.key).order_by("pk").values_list("action", flat=True)
    assert list(actions) == ["account_sign_in_link_given", "account_sign_in_link_used"]


def test_a_link_is_good_for_ten_minutes(clara: User) -> None:
    token = token_of(give_sign_in_link(clara, now=NOW))
    assert use_sign_in_link(token, now=NOW + timedelta(minutes=10)) is None
    assert use_sign_in_link(token, now=NOW + timedelta(minutes=9, seconds=59)) == clara


def test_a_new_link_ends_the_one_before(clara: User) -> None:
    first = token_of(give_sign_in_link(clara, now=NOW))
    second = token_of(give_sign_in_link(clara, now=NOW))
    assert use_sign_in_link(first, now=NOW) is None
    assert use_sign_in_link(second, now=NOW) == clara


def test_the_table_alone_opens_nothing(clara: User) -> None:
    token = token_of(give_sign_in_link(clara, now=NOW))
    link = PersonalLink.objects.get(purpose="sign-in")
    assert link.nonce not in token
    assert use_sign_in_link(token[:-1] + ("A" if token[-1] != "A" else "B"), now=NOW) is None


def test_there_is_no_link_for_a_locked_or_unknown_user(clara: User) -> None:
    with pytest.raises(CommandError):
        call_command("sign_in_link", "niemand@example.org")
    User.objects.filter(pk=clara.pk).update(is_active=False)
    with pytest.raises(CommandError):
        call_command("sign_in_link", clara.email)


def test_who_was_locked_after_the_link_was_given_does_not_get_in(client: Client, clara: User) -> None:
    path = path_of(give_sign_in_link(clara, now=timezone.now()))
    User.objects.filter(pk=clara.pk).update(is_active=False)
    assert client.post(path).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_of_many_who_use_a_link_at_once_one_gets_in() -> None:
    user = User.objects.create_user("clara@example.org")
    token = token_of(give_sign_in_link(user, now=NOW))
    start = threading.Barrier(6)

    def use(_number: int) -> bool:
        start.wait()
        try:
            return use_sign_in_link(token, now=NOW) is not None
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(use, range(6))) == 1
