"""The catalogues of both languages: `update` gathers the sentences of the sources, `check` proves that none is missing.

Our sentences are German, yet there is a German catalogue: without it, one of ours that another package knows in English
would show as that package says it in German. There, what is new says itself.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "kurzdraht"
LANGUAGES = ("de", "en")
GATHER = ("makemessages", "--locale=en", "--extension=html,txt,py,mjml", "--no-location", "--verbosity=0")
NOT_SEARCHED = shutil.ignore_patterns("static", "__pycache__", "locale")
HEADER = """# SPDX-FileCopyrightText: Kurzdraht contributors
# SPDX-License-Identifier: EUPL-1.2
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""


def main() -> None:
    if not shutil.which("xgettext"):
        sys.exit("gettext is missing. On Debian: apt-get install gettext")
    wanted = gathered()
    if sys.argv[1] == "update":
        for language in LANGUAGES:
            update(language, wanted)
        compile_them = ["--quiet", "compile", "--domain=django", f"--directory={PACKAGE / 'locale'}"]
        subprocess.run([sys.executable, "-m", "babel.messages.frontend", *compile_them], check=True)
    complaints = [f"{language}: {line}" for language in LANGUAGES for line in complaints_about(language, wanted)]
    if complaints:
        sys.exit("\n".join([*complaints, "Then: make translations"]))


def path_of(language: str) -> Path:
    return PACKAGE / "locale" / language / "LC_MESSAGES" / "django.po"


def gathered() -> Catalog:
    """From a copy of the sources, so that nothing is written beside them."""
    environment = {key: value for key, value in os.environ.items() if key != "DJANGO_SETTINGS_MODULE"}
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "kurzdraht"
        shutil.copytree(PACKAGE, copy, ignore=NOT_SEARCHED)
        made = copy / "locale" / "en" / "LC_MESSAGES" / "django.po"
        made.parent.mkdir(parents=True)
        subprocess.run([sys.executable, "-m", "django", *GATHER], check=True, cwd=copy, env=environment)
        return read(made)


def read(path: Path) -> Catalog:
    with path.open("rb") as handle:
        catalogue: Catalog = read_po(handle, locale="en")
    return catalogue


def sentences(catalogue: Catalog) -> Iterable[Message]:
    return (message for message in catalogue if message.id)


def update(language: str, wanted: Catalog) -> None:
    """What is translated stays, what is new stands empty (in German: says itself), what is gone goes."""
    path = path_of(language)
    kept = {key_of(message): message.string for message in sentences(read(path))} if path.exists() else {}
    new = Catalog(locale=language)
    for message in sentences(wanted):
        string = kept.get(key_of(message)) or (message.id if language == "de" else None)
        new.add(message.id, string, flags=message.flags, user_comments=message.user_comments, context=message.context)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEADER.format(language=language) + written(new), encoding="utf-8")


def written(catalogue: Catalog) -> str:
    """In the order of the alphabet, without places, dates and broken lines: only a changed sentence changes a line."""
    output = BytesIO()
    write_po(output, catalogue, width=0, sort_output=True, omit_header=True, no_location=True)
    return output.getvalue().decode()


def complaints_about(language: str, wanted: Catalog) -> list[str]:
    """What keeps the catalogue from being complete: sentences it lacks, has too many, unsure, half or wrongly said."""
    path = path_of(language)
    if not path.exists():
        return [f"{path.relative_to(ROOT)} is missing"]
    kept = read(path)
    needed, there = {key_of(each) for each in sentences(wanted)}, {key_of(each) for each in sentences(kept)}
    lines = [f"not in the catalogue: {key}" for key in needed - there]
    lines += [f"no longer in the sources: {key}" for key in there - needed]
    for message in sentences(kept):
        lines += [f"{fault}: {key_of(message)}" for fault in faults_of(message, kept)]
    return sorted(lines)


def faults_of(message: Message, catalogue: Catalog) -> list[str]:
    strings = [message.string] if isinstance(message.string, str) else list(message.string or [""])
    faults = ["unsure"] if message.fuzzy else []
    if not all(strings):
        return [*faults, "not translated"]
    return [*faults, *(str(error) for error in message.check(catalogue))]


def key_of(message: Message) -> tuple[str, str]:
    return message.context or "", message.id if isinstance(message.id, str) else message.id[0]


if __name__ == "__main__":
    main()
