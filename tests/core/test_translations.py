"""Both catalogues say what they hold, whatever other packages' catalogues say of the same words."""

import ast
import re
from gettext import GNUTranslations
from pathlib import Path

import django
import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from django import forms
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import translation
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext, ngettext, npgettext, pgettext

from kurzdraht.core import foreign_sentences
from kurzdraht.mailing.registry import editable_templates
from tests.factories.events import make_event

LANGUAGES = ("de", "en")
TRANSLATING = re.compile(r"_|n?p?gettext(_lazy)?")
PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[sd]|</?\w+[^>]*>")


def sentences(language: str) -> list[Message]:
    path = Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES" / "django.po"
    with path.open("rb") as handle:
        return [message for message in read_po(handle, locale=language) if message.id]


def forms_of(message: Message) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """One sentence, or the two for one and for many."""
    strings = message.string or ()
    return (
        (message.id,) if isinstance(message.id, str) else tuple(message.id),
        (strings,) if isinstance(strings, str) else tuple(strings),
    )


def said(message: Message) -> tuple[str, ...]:
    first, *more = forms_of(message)[0]
    if not more:
        return (pgettext(message.context, first) if message.context else gettext(first),)
    if message.context:
        return tuple(npgettext(message.context, first, more[0], number) for number in (1, 2))
    return tuple(ngettext(first, more[0], number) for number in (1, 2))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_said_as_its_catalogue_says_it(language: str) -> None:
    with translation.override(language):
        wrong = [message.id for message in sentences(language) if said(message) != forms_of(message)[1]]
    assert wrong == []


def test_our_german_sentences_say_themselves() -> None:
    plain = {ids[0] for ids, _strings in foreign() if len(ids) == 1}
    counted = [ids for ids, _strings in foreign() if len(ids) > 1]
    assert (plain, len(counted)) == (set(foreign_sentences.SENTENCES), len(foreign_sentences.COUNTED))


def foreign() -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Django's sentences that we say in our own voice: the only ones that do not say themselves in German."""
    return [pair for pair in map(forms_of, sentences("de")) if pair[0] != pair[1]]


def test_what_we_say_for_django_is_what_django_says() -> None:
    """A Django that words a sentence anew would say it in its own voice again."""
    theirs: set[str] = set()
    for folder in ("conf", "contrib/auth"):
        path = Path(django.__file__).parent / folder / "locale" / "de" / "LC_MESSAGES" / "django.mo"
        with path.open("rb") as handle:
            catalogue = GNUTranslations(handle)._catalog  # type: ignore[attr-defined]  # no other door
        theirs |= {key[0] if isinstance(key, tuple) else key for key in catalogue}
    assert {ids[0] for ids, _strings in foreign()} - theirs == set()


def test_both_catalogues_hold_the_same_sentences() -> None:
    german, english = ({(one.context, forms_of(one)[0]) for one in sentences(language)} for language in LANGUAGES)
    assert german ^ english == set()


def test_placeholders_and_marks_stay_in_english() -> None:
    not_ours = {ids for ids, _strings in foreign()}
    ours = [(ids, strings) for ids, strings in map(forms_of, sentences("en")) if ids not in not_ours]
    pairs = [(of_id, string) for ids, strings in ours for of_id, string in zip(ids, strings, strict=True)]
    differing = [
        of_id for of_id, string in pairs if sorted(PLACEHOLDER.findall(of_id)) != sorted(PLACEHOLDER.findall(string))
    ]
    assert differing == []


def test_a_word_that_is_german_here_and_english_elsewhere_says_both() -> None:
    with translation.override("de"):
        assert (gettext("Tag"), pgettext("im Kalender", "Tag")) == ("Schlagwort", "Tag")
    with translation.override("en"):
        assert (gettext("Tag"), pgettext("im Kalender", "Tag")) == ("Tag", "Day")


def test_no_sentence_hides_in_an_f_string() -> None:
    """There the gatherer does not see it."""
    package = Path(settings.PACKAGE)
    hidden = re.compile(r"\{(_|n?p?gettext(_lazy)?)\(")
    assert [path.name for path in package.rglob("*.py") if hidden.search(path.read_text(encoding="utf-8"))] == []


def test_every_sentence_is_written_where_it_is_translated() -> None:
    """Of a name the gatherer knows nothing; only names of holidays come from a file, and stand beside it."""
    calls = [
        (path.name, ast.unparse(node.args[0]))
        for path in Path(settings.PACKAGE).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and TRANSLATING.fullmatch(node.func.id)
        if node.args and not isinstance(node.args[0], ast.Constant)
    ]
    assert calls == [("calendar.py", "period.name")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_mails_that_come_with_the_house_can_be_sent_in_both_languages(language: str) -> None:
    with translation.override(language):
        faults = {one.name: one.fault_in(one.shipped()) for one in editable_templates() if one.shipped}
    assert set(faults.values()) == {None}


class EveryField(forms.Form):
    name = forms.CharField()
    short = forms.CharField(max_length=3)
    long = forms.CharField(min_length=3)
    email = forms.EmailField()
    address = forms.URLField(assume_scheme="https")
    day = forms.DateField()
    time = forms.TimeField()
    moment = forms.DateTimeField()
    number = forms.IntegerField()
    least = forms.IntegerField(min_value=2)
    most = forms.IntegerField(max_value=2)
    share = forms.DecimalField()
    choice = forms.ChoiceField(choices=[("a", "A")])
    choices = forms.MultipleChoiceField(choices=[("a", "A")])
    file = forms.FileField()
    empty = forms.FileField()


WRONG = {
    "short": "four",
    "long": "a",
    "email": "anna",
    "address": "http://",
    "day": "gestern",
    "time": "mittags",
    "moment": "bald",
    "number": "viele",
    "least": "1",
    "most": "3",
    "share": "halb",
    "choice": "b",
    "choices": ["b"],
}


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "de",
            {
                "name": "Füllen Sie dieses Feld aus.",
                "short": "Kürzen Sie den Text: höchstens 3 Zeichen, jetzt sind es 4.",
                "long": "Das ist zu kurz: mindestens 3 Zeichen, bisher 1.",
                "email": "Schreiben Sie die E-Mail-Adresse vollständig, zum Beispiel vorname.nachname@stadt.example.",
                "address": "Schreiben Sie die Adresse vollständig, zum Beispiel https://www.stadt.example.",
                "day": "Schreiben Sie einen Tag, zum Beispiel 4.3.2027.",
                "time": "Schreiben Sie eine Uhrzeit, zum Beispiel 11:00.",
                "moment": "Schreiben Sie Tag und Uhrzeit, zum Beispiel 4.3.2027 11:00.",
                "number": "Schreiben Sie eine ganze Zahl, ohne Komma.",
                "least": "Das ist zu wenig, mindestens 2 muss es sein.",
                "most": "Das ist zu viel, höchstens 2 geht.",
                "share": "Schreiben Sie eine Zahl.",
                "choice": "„b“ steht nicht zur Wahl. Wählen Sie aus der Liste.",
                "choices": "„b“ steht nicht zur Wahl. Wählen Sie aus der Liste.",
                "file": "Füllen Sie dieses Feld aus.",
                "empty": "Die Datei ist leer. Wählen Sie eine andere.",
            },
        ),
        (
            "en",
            {
                "name": "Fill in this field.",
                "short": "Shorten the text: 3 characters at most, now it has 4.",
                "long": "That is too short: 3 characters at least, 1 so far.",
                "email": "Enter the complete email address, for example first.last@town.example.",
                "address": "Enter the complete address, for example https://www.town.example.",
                "day": "Enter a day, for example 2027-03-04.",
                "time": "Enter a time, for example 11:00.",
                "moment": "Enter day and time, for example 2027-03-04 11:00.",
                "number": "Enter a whole number, without decimals.",
                "least": "That is too little, it must be 2 at least.",
                "most": "That is too much, 2 is the most.",
                "share": "Enter a number.",
                "choice": "“b” is not among the choices. Choose from the list.",
                "choices": "“b” is not among the choices. Choose from the list.",
                "file": "Fill in this field.",
                "empty": "The file is empty. Choose another one.",
            },
        ),
    ],
)
def test_a_form_says_what_to_do(language: str, expected: dict[str, str]) -> None:
    with translation.override(language):
        form = EveryField(WRONG, MultiValueDict({"empty": [SimpleUploadedFile("leer.pdf", b"")]}))
        assert {name: str(errors[0]) for name, errors in form.errors.items()} == expected


@pytest.mark.django_db
def test_an_english_page_marks_what_is_german(client: Client) -> None:
    event = make_event()
    address = event.get_absolute_url()
    html = client.get(f"/en{address}").content.decode()
    assert re.search(rf'<h1\s+class="kd-event-page__title"\s+lang="de"\s*>\s*{event.title}\s*</h1>', html)
    assert ("Thu, 4 March 2027" in html, "11:00 to 11:45" in html) == (True, True)
    assert 'lang="de"' not in client.get(address).content.decode().partition("<main")[2]
