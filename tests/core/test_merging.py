"""Two change one record: what only one changed is kept from both, what both changed is asked."""

import time
from datetime import datetime
from typing import Any

import pytest
from django import forms
from django.http import QueryDict

from kurzdraht.core.dates import BERLIN
from kurzdraht.core.forms import MomentInput
from kurzdraht.core.merging import Merging, differing
from kurzdraht.core.values import in_words

AT = datetime(2027, 3, 4, 11, 0, tzinfo=BERLIN)


class Plan(Merging, forms.Form):
    title = forms.CharField(label="Titel")
    text = forms.CharField(label="Thema", required=False, widget=forms.Textarea)
    starts_at = forms.DateTimeField(label="Beginn", widget=MomentInput)
    is_online = forms.BooleanField(label="online", required=False)
    way = forms.ChoiceField(label="Weg", choices=[("a", "zu Fuß"), ("b", "mit dem Rad")])
    topics = forms.MultipleChoiceField(label="Themen", required=False, choices=[("1", "Grün"), ("2", "Grau")])


STORED: dict[str, Any] = {
    "title": "Leerstand",
    "text": "Eins\nzwei",
    "starts_at": AT,
    "is_online": True,
    "way": "a",
    "topics": ["1"],
}


def sent(form: Plan) -> QueryDict:
    """What the browser sends back of this form when nothing is touched."""
    data = QueryDict(mutable=True)
    for field in form:
        value = field.value()
        shown = field.field.widget.format_value(value)
        if field.name == "is_online":
            data.setlist(field.name, ["on"] if value else [])
        elif isinstance(shown, list):
            data.setlist(field.name, shown)
        else:
            data[field.name] = str(shown or "").replace("\n", "\r\n")
    return data


def typed(**values: Any) -> QueryDict:
    data = sent(Plan(initial={**STORED, "seen": 3}))
    for name, value in values.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return data


def valid(data: QueryDict) -> Plan:
    form = Plan(data)
    assert form.is_valid(), form.errors
    return form


def test_what_the_other_changed_alone_is_taken_over_and_mine_stays() -> None:
    form = valid(typed(title="Leerstand nutzen"))
    other = STORED | {"text": "Drei", "is_online": False, "topics": ["1", "2"], "starts_at": AT.replace(hour=12)}
    assert form.meet(other, seen=4, authors={"": ("Dora", AT)})
    assert {name: form.cleaned_data[name] for name in STORED} == other | {"title": "Leerstand nutzen"}
    assert form.cleaned_data["seen"] == 4
    assert form.meeting.said() == "Inzwischen von Dora geändert und übernommen: Thema, Beginn, online und Themen."


def test_the_same_change_by_both_is_no_question() -> None:
    form = valid(typed(title="Neu"))
    assert form.meet(STORED | {"title": "Neu"}, seen=4)
    assert form.meeting.said() == ""


def test_a_field_that_both_changed_is_asked_and_nothing_is_decided() -> None:
    form = valid(typed(title="Meiner", way="b"))
    assert not form.meet(STORED | {"title": "Doras"}, seen=4, authors={"title": ("Dora", AT)})
    (clash,) = form.meeting.clashes
    assert (clash.label, clash.mine, clash.theirs, clash.sent) == (
        "Titel",
        [("Meiner", False)],
        [("Doras", False)],
        ["Doras"],
    )
    assert form["seen"].value() == "3"


def answered(form: Plan, pick: str) -> Plan:
    data = QueryDict(mutable=True)
    data.update(form.data)
    for clash in form.meeting.clashes:
        data.setlist(f"theirs-{clash.name}", clash.sent)
        if pick:
            data[f"pick-{clash.name}"] = pick
    return valid(data)


def asked() -> tuple[Plan, dict[str, Any]]:
    other = STORED | {"title": "Doras", "is_online": False, "text": "Drei"}
    first = valid(typed(title="Meiner"))
    assert not first.meet(other, seen=4)
    return first, other


def test_picking_mine_keeps_mine() -> None:
    first, other = asked()
    form = answered(first, "mine")
    assert form.meet(other, seen=4)
    assert {name: form.cleaned_data[name] for name in STORED} == other | {"title": "Meiner"}


def test_picking_theirs_takes_theirs() -> None:
    first, other = asked()
    form = answered(first, "theirs")
    assert form.meet(other, seen=4)
    assert {name: form.cleaned_data[name] for name in STORED} == other


def test_without_an_answer_it_is_asked_again() -> None:
    first, other = asked()
    assert not answered(first, "").meet(other, seen=4)


def test_a_third_change_is_asked_again_after_an_answer() -> None:
    first, other = asked()
    assert not answered(first, "mine").meet(other | {"title": "Emils"}, seen=5)


def test_a_form_without_prints_asks_for_each_difference() -> None:
    data = typed(title="Meiner")
    data["base"] = "unsinn"
    form = valid(data)
    assert not form.meet(STORED | {"way": "b"}, seen=4)
    assert [clash.label for clash in form.meeting.clashes] == ["Titel", "Weg"]
    assert form.meeting.clashes[1].theirs == [("mit dem Rad", False)]


def test_values_are_said_in_words() -> None:
    assert [in_words(value) for value in (True, False, AT, AT.date(), ["a", "b"], None, "")] == [
        "ja",
        "nein",
        "Do, 4. März 2027, 11 Uhr",
        "Do, 4. März 2027",
        "a, b",
        "",
        "",
    ]


def test_in_long_texts_the_other_words_are_marked() -> None:
    left = "Wie Kommunen leere Läden wieder mit Leben füllen können."
    right = "Wie Kommunen leere Häuser wieder mit Leben füllen können."
    assert differing(left, right) == (
        [("Wie Kommunen leere ", False), ("Läden", True), (" wieder mit Leben füllen können.", False)],
        [("Wie Kommunen leere ", False), ("Häuser", True), (" wieder mit Leben füllen können.", False)],
    )


@pytest.mark.parametrize("words", [1500, 30_000])
def test_two_long_texts_of_few_words_are_compared_at_once(words: int) -> None:
    """Somebody could make them to keep a process busy for minutes."""
    begun = time.process_time()
    mine, theirs = differing("a b c " * (words // 3), "c b " * (words // 2))
    assert ("".join(text for text, _differs in mine), len(theirs) >= 1) == ("a b c " * (words // 3), True)
    assert time.process_time() - begun < 2
