"""Demo mode serves this computer only, and only a database that is a demo."""

from typing import Any

import pytest
from pytest_django import Settings

from kurzdraht.accounts.models import User
from kurzdraht.config import demo_mode
from kurzdraht.core.models import Installation

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def demo(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.KURZDRAHT_DEMO = True
    settings.BASE_URL = "http://127.0.0.1:8000"
    for name in ("HOST", "ALLOWED_HOSTS"):
        monkeypatch.delenv(name, raising=False)


def mark_as_demo() -> None:
    Installation.objects.update_or_create(pk=1, defaults={"is_demo": True})


def test_a_marked_database_on_this_computer_is_served() -> None:
    mark_as_demo()
    demo_mode.refuse_to_serve()


def test_a_database_without_the_mark_is_refused_in_both_languages() -> None:
    with pytest.raises(SystemExit) as refused:
        demo_mode.refuse_to_serve()
    assert refused.value.code == demo_mode.NO_DEMO
    assert "keine Demo" in demo_mode.NO_DEMO
    assert "no demo" in demo_mode.NO_DEMO


def test_an_empty_database_may_become_a_demo_but_one_with_users_may_not() -> None:
    demo_mode.refuse_to_prepare()
    User.objects.create(email="clara@netzwerk.example")
    with pytest.raises(SystemExit):
        demo_mode.refuse_to_prepare()


@pytest.mark.parametrize(
    ("name", "value"),
    [("HOST", "0.0.0.0"), ("HOST", "192.0.2.7"), ("HOST", "::"), ("ALLOWED_HOSTS", "localhost,netzwerk.example")],  # noqa: S104
)
def test_other_computers_are_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    mark_as_demo()
    monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit) as refused:
        demo_mode.refuse_to_serve()
    assert name in str(refused.value.code)


def test_an_address_of_the_world_is_refused(settings: Settings) -> None:
    mark_as_demo()
    settings.BASE_URL = "https://netzwerk.example"
    with pytest.raises(SystemExit):
        demo_mode.refuse_to_serve()


def test_without_demo_mode_nothing_is_refused(settings: Settings) -> None:
    settings.KURZDRAHT_DEMO = False
    settings.BASE_URL = "https://netzwerk.example"
    demo_mode.refuse_to_serve()
    demo_mode.refuse_to_prepare()


@pytest.mark.parametrize(
    ("caller", "status"),
    [("127.0.0.1", "200 OK"), ("::1", "200 OK"), ("", "200 OK"), ("192.0.2.7", "403 Forbidden")],
)
def test_callers_from_elsewhere_get_nothing(caller: str, status: str) -> None:
    answers: list[str] = []

    def start_response(line: str, _headers: Any) -> None:
        answers.append(line)

    def application(_environ: dict[str, Any], start: Any) -> list[bytes]:
        start("200 OK", [])
        return [b""]

    list(demo_mode.LoopbackOnly(application)({"REMOTE_ADDR": caller}, start_response))
    assert answers == [status]
