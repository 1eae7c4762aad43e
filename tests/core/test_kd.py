"""The tag library."""

from types import SimpleNamespace

import pytest
from django.core.paginator import Paginator
from django.utils import translation

from kurzdraht.core.showcase import CONSORTIA
from kurzdraht.core.templatetags import kd


def test_numbers_are_grouped_as_the_language_does() -> None:
    assert kd.kd_number(1500) == "1.500"
    assert kd.kd_number(5000, 2) == "5.000,00"
    assert kd.kd_number(None) == ""
    assert kd.kd_number(0) == "0"
    with translation.override("en"):
        assert kd.kd_number(1500) == "1,500"


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "0 B"), (999, "999 B"), (1_000, "1 KB"), (1_234_567, "1,2 MB"), (999_999, "1,0 MB"), (None, "")],
)
def test_sizes_are_read_by_people(count: int | None, said: str) -> None:
    assert kd.kd_size(count) == said


@pytest.mark.parametrize(("language", "marks"), [("de", ("", ' lang="en"')), ("en", (' lang="de"', ""))])
def test_a_mail_in_another_language_says_so(language: str, marks: tuple[str, str]) -> None:
    with translation.override(language):
        assert (kd.kd_lang("de"), kd.kd_lang("en"), kd.kd_lang("")) == (*marks, "")


def test_paragraphs_escape_and_keep_lines() -> None:
    assert kd.kd_paragraphs("a <b>\r\n\r\n\r\nc\nd") == "<p>a &lt;b&gt;</p>\n<p>c<br>d</p>"
    assert kd.kd_paragraphs(None) == ""


def test_a_mark_is_a_picture_without_a_name() -> None:
    html = kd.kd_mark(CONSORTIA[1], 20)
    assert 'class="kd-mark kd-mark--triangle" width="20" height="20"' in html
    assert 'aria-hidden="true"' in html
    assert kd.kd_mark("unknown") == ""


def test_mark_and_first_word_are_kept_together_and_the_name_is_escaped() -> None:
    class Odd(SimpleNamespace):
        def __str__(self) -> str:
            return "AG <Eins>"

    assert kd.kd_ag(Odd(mark="circle")).endswith("&nbsp;AG</span> &lt;Eins&gt;</span>")


def test_slots_are_named_for_those_who_do_not_see_them() -> None:
    html = kd.kd_slots(CONSORTIA, "triangle arch")
    assert html.count("<svg") == 2
    assert html.count("<span></span>") == 3
    assert "AG Stadtumbau, AG Historische Stadt- und Ortskerne</span>" in html
    assert "in keiner AG" in kd.kd_slots(CONSORTIA, ())


@pytest.mark.parametrize(
    ("number", "shown"),
    [(1, [1, 2, 0, 10]), (5, [1, 0, 4, 5, 6, 0, 10]), (10, [1, 0, 9, 10]), (3, [1, 2, 3, 4, 0, 10])],
)
def test_pages_show_first_last_and_neighbours(number: int, shown: list[int]) -> None:
    assert kd.kd_pages(Paginator(range(100), 10).page(number)) == shown
