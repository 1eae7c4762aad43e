"""Text with words in braces: it falls into parts and comes together again, and no value is ever read as text."""

import pytest
from hypothesis import given, strategies as st

from kurzdraht.mailing.placeholders import OpenBrace, Slot, names_in, one_line, paragraphs, parse, plain, print_parts

NAMES = st.sampled_from(["name", "titel", "datum"])
WORDS = st.text(alphabet=st.sampled_from("ab {}%$\n⟦⟧<>.äß"), max_size=12)
PARTS = st.lists(st.one_of(WORDS, NAMES.map(Slot)), max_size=8)


def joined(parts: list[str | Slot]) -> tuple[str | Slot, ...]:
    found: list[str | Slot] = []
    for part in parts:
        if isinstance(part, str) and found and isinstance(found[-1], str):
            found[-1] += part
        elif part:
            found.append(part)
    return tuple(found)


@given(PARTS)
def test_what_is_printed_is_read_again(parts: list[str | Slot]) -> None:
    assert parse(print_parts(parts)) == joined(parts)


@given(PARTS, st.dictionaries(NAMES, WORDS))
def test_a_value_stays_what_it_is(parts: list[str | Slot], given_values: dict[str, str]) -> None:
    values = {"name": "", "titel": "{name}", "datum": "{{ 1 }}{datum.__class__}"} | given_values
    expected = "".join(values[part.name] if isinstance(part, Slot) else part for part in parts)
    assert one_line(parse(print_parts(parts)), values) == " ".join(expected.split())


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        parts = parse(text)
    except OpenBrace:
        parts = (text,)
    assert parse(print_parts(parts)) == joined(list(parts))


@given(PARTS, st.dictionaries(NAMES, WORDS))
def test_no_word_is_lost_between_paragraphs(parts: list[str | Slot], given_values: dict[str, str]) -> None:
    values = dict.fromkeys(("name", "titel", "datum"), "") | given_values
    found = paragraphs(parse(print_parts(parts)), values)
    expected = "".join(values[part.name] if isinstance(part, Slot) else part for part in parts)
    assert "".join("".join(plain(each) for each in found).split()) == "".join(expected.split())


@pytest.mark.parametrize("text", ["{", "}", "Guten Tag {name", "Guten Tag {na\nme}", "{{name}"])
def test_a_lonely_brace_is_refused(text: str) -> None:
    with pytest.raises(OpenBrace):
        parse(text)


def test_doubled_braces_are_braces() -> None:
    assert parse("{{name}} {name}") == ("{name} ", Slot("name"))


def test_names_come_once_and_in_order() -> None:
    assert names_in(parse("{titel} { name } {titel} {}")) == ["titel", "name", ""]


def test_a_paragraph_without_words_falls_away_and_a_value_splits_nothing() -> None:
    found = paragraphs(parse("Guten Tag\n\n{grund}\n \n{titel}"), {"grund": " ", "titel": "a\n\nb"})
    assert [plain(each) for each in found] == ["Guten Tag", "a\n\nb"]
