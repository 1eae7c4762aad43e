"""The network's own words of a mail: kept, taken back, tried out."""

from datetime import datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import IntegrityError, transaction
from django.utils import translation
from django.utils.translation import gettext as _, gettext_lazy

from kurzdraht.audit.queries import history_of
from kurzdraht.audit.services import Actor, record
from kurzdraht.core.errors import Refused
from kurzdraht.core.text import printable
from kurzdraht.mailing.marks import marks_for, reveal
from kurzdraht.mailing.models import Wording
from kurzdraht.mailing.registry import MailTemplate, Words
from kurzdraht.mailing.services.prose import WORDS
from kurzdraht.mailing.services.rendering import Letter, render

KIND = "wording"


class WordingChangedMeanwhile(Refused):
    sentence = gettext_lazy("Inzwischen hat jemand anders diesen Wortlaut geändert. Es ist noch nichts überschrieben.")


def save_wording(
    template: MailTemplate, language: str, words: Words, *, seen: int, by: Actor, now: datetime
) -> Wording:
    """From now on the mail goes out in these words; refuses a placeholder that is unknown or one that is missing.

    `seen` is the sequence of what was shown, 0 for our words.
    """
    words = check_words(template, words)
    with transaction.atomic():
        found = _locked(template, language, seen=seen)
        before = Words(found.subject, found.body) if found else shipped_words(template, language)
        row = found or _new(template, language)
        if words == before:
            return row
        row.subject, row.body = words.subject, words.body
        row.sequence, row.changed_at, row.changed_by = row.sequence + 1, now, str(by)[:200]
        _store(row)
        _note("wording_changed", template, row, before, words, by=by, now=now)
    return row


def reset_wording(template: MailTemplate, language: str, *, seen: int, by: Actor, now: datetime) -> None:
    """Ours speak again. What the network had written stays in the journal."""
    with transaction.atomic():
        row = _locked(template, language, seen=seen)
        if row is None:
            return
        before = Words(row.subject, row.body)
        _note("wording_reset", template, row, before, shipped_words(template, language), by=by, now=now)
        row.delete()


def check_words(template: MailTemplate, words: Words) -> Words:
    """The words as they would be sent; refuses those that cannot be."""
    words = tidy(words)
    if (fault := template.fault_in(words)) is not None:
        raise fault
    return words


def try_words(template: MailTemplate, language: str, words: Words, *, now: datetime) -> Letter:
    """The mail as it would be written with these words now, from true records; nothing is kept, nothing is sent."""
    if template.example is None:
        raise LookupError(template.name)
    words = check_words(template, words)
    with translation.override(language):
        example = template.example(now)
    context = {**example.context, WORDS: words, **marks_for(example.secrets)}
    letter = render(template.name, context, language=language)
    return Letter(letter.subject, reveal(letter.text, example.secrets), reveal(letter.html, example.secrets))


def shipped_words(template: MailTemplate, language: str) -> Words:
    if template.shipped is None:
        raise LookupError(template.name)
    with translation.override(language):
        return template.shipped()


def wording_key(template: MailTemplate, language: str) -> UUID:
    """The same for all time, so that the history goes on after the way back to our words."""
    return uuid5(NAMESPACE_URL, f"kurzdraht:wording:{template.name}:{language}")


def tidy(words: Words) -> Words:
    """Letters that XML knows, no spaces at the ends of lines, the subject in one line."""
    lines = printable(words.body).replace("\r\n", "\n").split("\n")
    body = "\n".join(line.rstrip() for line in lines).strip()
    return Words(" ".join(printable(words.subject).split()), body)


def _locked(template: MailTemplate, language: str, *, seen: int) -> Wording | None:
    row = Wording.objects.select_for_update().filter(template=template.name, language=language).first()
    if seen != (row.sequence if row else 0):
        raise WordingChangedMeanwhile
    return row


def _new(template: MailTemplate, language: str) -> Wording:
    """Its sequence goes on where the last one's ended, so that nobody's old page passes for a fresh one."""
    key = wording_key(template, language)
    return Wording(key=key, template=template.name, language=language, sequence=history_of(KIND, key).count())


def _store(row: Wording) -> None:
    """Two may write the first words of their own at once."""
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        raise WordingChangedMeanwhile from None


def _note(
    action: str, template: MailTemplate, row: Wording, before: Words, after: Words, *, by: Actor, now: datetime
) -> None:
    changes = {
        name: [getattr(before, name), getattr(after, name)]
        for name in ("subject", "body")
        if getattr(before, name) != getattr(after, name)
    }
    language = {"de": _("Deutsch"), "en": _("Englisch")}.get(row.language, row.language)
    label = f"{template.label} ({language})"
    record(action, kind=KIND, key=row.key, label=label, by=by, at=now, changes=changes)
