"""The network's own words: which are taken, who wins, and what goes out."""

import pytest

from kurzdraht.audit.models import JournalEntry
from kurzdraht.audit.services import SYSTEM
from kurzdraht.core.errors import Refused
from kurzdraht.mailing.enums import MailKind
from kurzdraht.mailing.models import OutgoingMail, Wording
from kurzdraht.mailing.queries import unfit_wordings
from kurzdraht.mailing.registry import TEMPLATES, MailTemplate, Placeholder, Words
from kurzdraht.mailing.services import Recipient, queue_mail
from kurzdraht.mailing.services.prose import write_prose
from kurzdraht.mailing.services.wordings import (
    WordingChangedMeanwhile,
    reset_wording,
    save_wording,
    shipped_words,
    try_words,
)
from tests.factories.events import NOW

pytestmark = pytest.mark.django_db

NO_ACCOUNT = "accounts/mails/no_account"
CODE = "accounts/mails/code"


def save(
    name: str = CODE, *, seen: int = 0, subject: str = "Ihr Code", body: str = "Er gilt {minuten} Minuten."
) -> Wording:
    return save_wording(TEMPLATES[name], "de", Words(subject, body), seen=seen, by=SYSTEM, now=NOW)


def code_mail(**secrets: str) -> OutgoingMail:
    mail = queue_mail(
        CODE,
        kind=MailKind.ACCESS,
        occasion=f"code:{OutgoingMail.objects.count()}",
        to=Recipient("anna@example.org"),
        context={"minutes": 10},
        secrets={"code": "ABC-DEF", **secrets},
        now=NOW,
    )
    assert mail is not None
    return mail


def test_a_mail_goes_out_in_the_words_of_the_network_and_in_ours_again() -> None:
    row = save(body="Hallo {{du}},\n\n\ner gilt <b>{minuten}</b> Minuten.")
    mail = code_mail()
    assert (mail.subject, "Hallo {du},\n\ner gilt <b>10</b> Minuten.\n" in mail.text) == ("Ihr Code", True)
    assert "er gilt &lt;b&gt;10&lt;/b&gt; Minuten." in mail.html
    assert ("⟦code⟧" in mail.text, "⟦code⟧" in mail.html) == (True, True)
    reset_wording(TEMPLATES[CODE], "de", seen=row.sequence, by=SYSTEM, now=NOW)
    assert code_mail().subject == "Ihr Code zum Anmelden, gültig 10 Minuten"


@pytest.mark.parametrize(
    ("words", "field", "sentence"),
    [
        (
            Words("Ihr Code", "{vorname}, er gilt {minuten}"),
            "body",
            "{vorname} kennen wir nicht. Möglich sind: {minuten}.",
        ),
        (Words("{code}", "Er gilt {minuten} Minuten."), "subject", "{code} kennen wir nicht. Möglich sind: {minuten}."),
        (
            Words("Ihr Code", "Er gilt kurz."),
            "body",
            "{minuten} muss im Text vorkommen, sonst fehlt den Menschen etwas Wichtiges.",
        ),
        (
            Words("Ihr Code", "{minuten.__class__}"),
            "body",
            "{minuten.__class__} kennen wir nicht. Möglich sind: {minuten}.",
        ),
    ],
)
def test_words_that_cannot_be_sent_are_refused_with_the_reason(words: Words, field: str, sentence: str) -> None:
    with pytest.raises(Refused) as refused:
        save_wording(TEMPLATES[CODE], "de", words, seen=0, by=SYSTEM, now=NOW)
    assert (refused.value.field, str(refused.value)) == (field, sentence)


def test_a_brace_alone_is_refused_with_its_place() -> None:
    with pytest.raises(Refused) as refused:
        save(body="Er gilt {minuten Minuten")
    assert str(refused.value).startswith("Bei „{minuten Minuten“ steht eine geschweifte Klammer allein.")


def test_nobody_types_the_mark_of_a_secret() -> None:
    save(subject="Code ⟦code⟧", body="⟦code⟧ {minuten}")
    mail = code_mail()
    assert (mail.subject, mail.text.count("⟦code⟧")) == ("Code [code]", 1)


def test_words_that_fit_no_more_give_way_to_ours_and_the_desk_is_told() -> None:
    row = save()
    assert unfit_wordings() == []
    Wording.objects.filter(pk=row.pk).update(body="Er gilt {minuten} Minuten, {weg}")
    assert code_mail().subject == "Ihr Code zum Anmelden, gültig 10 Minuten"
    assert unfit_wordings() == [row]


def test_the_second_of_two_editors_overwrites_nothing_even_after_the_way_back() -> None:
    first = save()
    with pytest.raises(WordingChangedMeanwhile):
        save(subject="Anderer")
    reset_wording(TEMPLATES[CODE], "de", seen=first.sequence, by=SYSTEM, now=NOW)
    again = save(subject="Dritter")
    assert again.sequence > first.sequence
    for seen in (0, first.sequence):
        with pytest.raises(WordingChangedMeanwhile):
            save(subject="Anderer", seen=seen)
        with pytest.raises(WordingChangedMeanwhile):
            reset_wording(TEMPLATES[CODE], "de", seen=seen, by=SYSTEM, now=NOW)
    assert Wording.objects.get().subject == "Dritter"


def test_the_journal_keeps_what_was_said_before() -> None:
    row = save()
    reset_wording(TEMPLATES[CODE], "de", seen=row.sequence, by=SYSTEM, now=NOW)
    entries = list(JournalEntry.objects.order_by("pk").values_list("action", "subject_label", "changes"))
    shipped = shipped_words(TEMPLATES[CODE], "de")
    assert [entry[:2] for entry in entries] == [
        ("wording_changed", "Code zum Anmelden (Deutsch)"),
        ("wording_reset", "Code zum Anmelden (Deutsch)"),
    ]
    assert entries[0][2]["subject"] == [shipped.subject, "Ihr Code"]
    assert entries[1][2]["body"] == ["Er gilt {minuten} Minuten.", shipped.body]


def test_nothing_different_nothing_written() -> None:
    shipped = shipped_words(TEMPLATES[NO_ACCOUNT], "de")
    save(NO_ACCOUNT, subject=shipped.subject, body=shipped.body + " \r\n")
    assert (Wording.objects.count(), JournalEntry.objects.count()) == (0, 0)


def test_each_language_has_its_own_words() -> None:
    save()
    english = try_words(TEMPLATES[CODE], "en", shipped_words(TEMPLATES[CODE], "en"), now=NOW)
    assert english.subject == "Your sign-in code, valid for 10 minutes"


def test_a_value_is_never_read_as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    name = Placeholder("name", "Name", lambda context: context["title"])
    template = MailTemplate(
        "probe/worded", "probe", "Probe", "Probe", "", (name,), lambda: Words("{name}", "Für {name}")
    )
    monkeypatch.setitem(TEMPLATES, template.name, template)
    strange = {"title": "{name} {{ 1 }} <b> www.example.org\n\n⟦manage_link⟧"}
    written = write_prose(template.name, strange, language="de")
    assert written is not None
    assert written.subject == "{name} {{ 1 }} <b> www.example.org [manage_link]"
    assert [(part.text, part.html) for part in written.prose] == [
        (
            "Für {name} {{ 1 }} <b> www.example.org\n\n[manage_link]",
            "Für {name} {{ 1 }} &lt;b&gt; www.example.org<br /><br />[manage_link]",
        )
    ]
