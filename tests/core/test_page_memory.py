"""What is remembered for pages is never older than the last commit, and nothing from inside a transaction is kept."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils.translation import get_language, override

from kurzdraht.core.page_cache.memory import remembered
from kurzdraht.network.models import Topic


@remembered
def topic_names() -> list[str]:
    return list(Topic.objects.order_by("name").values_list("name", flat=True))


@pytest.mark.django_db(transaction=True)
def test_an_answer_is_kept_until_something_shown_changes() -> None:
    Topic.objects.create(name="Leerstand", slug="leerstand")
    first = topic_names()
    with CaptureQueriesContext(connection) as queries:
        assert topic_names() is first
    assert len(queries) == 1
    Topic.objects.create(name="Wohnen", slug="wohnen")
    assert topic_names() == ["Leerstand", "Wohnen"]


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_is_not_remembered() -> None:
    def change_without_end(name: str) -> list[str]:
        with transaction.atomic():
            Topic.objects.create(name=name, slug=name.lower())
            seen = topic_names()
            transaction.set_rollback(True)
        return seen

    assert change_without_end("Leerstand") == ["Leerstand"]
    assert topic_names() == []
    Topic.objects.create(name="Wohnen", slug="wohnen")
    assert topic_names() == ["Wohnen"]
    assert change_without_end("Verkehr") == ["Verkehr", "Wohnen"]
    assert topic_names() == ["Wohnen"]


@pytest.mark.django_db(transaction=True)
def test_each_language_has_its_own_answer() -> None:
    spoken = remembered(get_language)
    with override("de"):
        assert spoken() == "de"
    with override("en"):
        assert spoken() == "en"
