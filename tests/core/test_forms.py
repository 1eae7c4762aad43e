"""How a form looks to those who see it, hear it and fill it in."""

import re

import pytest
from django import forms

from kurzdraht.core.showcase import SampleForm


def field(form: forms.Form, name: str) -> str:
    return " ".join(str(form[name].as_field_group()).split())


def test_label_hint_error_and_field_are_tied_together() -> None:
    html = field(SampleForm({"email": "anna@"}), "email")
    assert 'aria-describedby="id_email_helptext id_email_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'autocomplete="email"' in html
    order = [html.index(part) for part in ("<label", 'id="id_email_helptext"', 'id="id_email_error"', "<input")]
    assert order == sorted(order)


def test_only_voluntary_fields_say_so() -> None:
    assert "(freiwillig)" not in field(SampleForm(), "name")
    assert "(freiwillig)" in field(SampleForm(), "organisation")
    assert "(freiwillig)" not in field(SampleForm(), "agreed")


def test_a_filter_calls_nothing_voluntary() -> None:
    class Filter(forms.Form):
        is_filter = True
        word = forms.CharField(label="Wort", required=False)

    assert "(freiwillig)" not in field(Filter(), "word")


def test_a_group_is_a_fieldset_and_each_choice_has_its_label() -> None:
    html = field(SampleForm({}), "way")
    assert '<fieldset class="kern-fieldset" aria-describedby="id_way_error" >' in html
    assert '<legend class="kern-label">Wie nehmen Sie teil?' in html
    assert html.count('class="kern-form-check__radio"') == 3
    assert re.findall(r'<label class="kern-label" for="(\w+)"', html) == ["id_way_0", "id_way_1", "id_way_2"]
    assert "aria-invalid" not in html


def test_what_was_chosen_stays_chosen() -> None:
    html = field(SampleForm({"way": "online", "topics": ["onsite", "later"]}), "topics")
    assert re.findall(r'value="(\w+)"[^>]*checked', html) == ["onsite", "later"]


def test_the_summary_leads_to_each_field() -> None:
    form = SampleForm({"kind": "onsite", "day": "2027-03-04", "agreed": "on"})
    html = " ".join(str(form).split())
    assert 'role="group" aria-labelledby="fehler" tabindex="-1" data-kd-summary' in html
    assert "3 Angaben fehlen noch oder passen nicht" in html
    assert re.findall(r'<a href="#(\w+)">', html) == ["id_name", "id_email", "id_way_0"]
    assert all(f'id="{target}"' in html for target in ("id_name", "id_email", "id_way_0"))


def test_a_right_form_has_no_summary() -> None:
    assert "data-kd-summary" not in str(SampleForm())


def test_general_and_hidden_refusals_are_told_too() -> None:
    class Odd(forms.Form):
        token = forms.CharField(widget=forms.HiddenInput)

    form = Odd({})
    form.add_error(None, "So geht es nicht.")
    html = str(form)
    assert "<li>So geht es nicht.</li>" in html
    assert "2 Angaben" in html
    assert html.count("<li>") == 2


def test_the_label_that_asks_needs_no_colon() -> None:
    assert "Wie nehmen Sie teil? Füllen Sie dieses Feld aus." in str(SampleForm({}))


def test_days_and_moments_are_shown_as_the_browser_wants_them() -> None:
    form = SampleForm({"day": "2027-03-04", "moment": "2027-03-01T18:00"})
    assert 'type="date" name="day" value="2027-03-04"' in field(form, "day")
    assert form.fields["moment"].clean("2027-03-01T18:00").isoformat() == "2027-03-01T18:00:00+01:00"


def test_formsets_have_one_summary() -> None:
    formset_class = forms.formset_factory(SampleForm, extra=2)
    formset = formset_class({"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "2"})
    html = str(formset)
    assert html.count("data-kd-summary") == 1
    assert 'href="#id_form-1-name"' in html


@pytest.mark.parametrize("year", ["9999", "0001", "1027", "10000"])
def test_a_year_that_nobody_means_is_no_day(year: str) -> None:
    for name, said in (("day", f"{year}-12-31"), ("day", f"31.12.{year}"), ("moment", f"{year}-12-30T23:30")):
        assert name in SampleForm({name: said}).errors
    assert {"day", "moment"} & set(SampleForm({"day": "2027-12-31", "moment": "2027-12-30T23:30"}).errors) == set()
