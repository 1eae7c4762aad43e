"""The English catalogue: `update` gathers the sentences of the sources, `check` proves that none is missing."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "kurzdraht"
CATALOGUE = Path("locale/en/LC_MESSAGES/django.po")
GATHER = ["makemessages", "--locale=en", "--extension=html,txt,py,mjml", "--add-location=file", "--no-wrap"]


def main() -> None:
    if not shutil.which("xgettext"):
        sys.exit("gettext is missing. On Debian: apt-get install gettext")
    if sys.argv[1] == "update":
        gather(PACKAGE, "--no-obsolete")
        subprocess.run([sys.executable, "-m", "babel.messages.frontend", *compiling()], check=True)
    else:
        sys.exit("\n".join(complaints()))


def compiling() -> list[str]:
    return ["compile", "--quiet", "--domain=django", f"--directory={PACKAGE / 'locale'}"]


def gather(package: Path, *options: str) -> None:
    (package / CATALOGUE.parent).mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "django", *GATHER, *options, "--verbosity=0"]
    environment = {key: value for key, value in os.environ.items() if key != "DJANGO_SETTINGS_MODULE"}
    subprocess.run(command, check=True, cwd=package, env=environment)


def complaints() -> list[str]:
    """What keeps the catalogue from being complete: sentences it lacks, has too many, unsure or half translated."""
    if not (PACKAGE / CATALOGUE).exists():
        return [f"{CATALOGUE} is missing: make translations"]
    kept = catalogue(PACKAGE / CATALOGUE)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "kurzdraht"
        shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("static", "__pycache__", "*.mo", "locale"))
        gather(copy)
        wanted = catalogue(copy / CATALOGUE)
    lines = [f"not in the catalogue: {key}" for key in wanted.keys() - kept.keys()]
    lines += [f"no longer in the sources: {key}" for key in kept.keys() - wanted.keys()]
    lines += [f"unsure: {key}" for key, message in kept.items() if message.fuzzy]
    lines += [f"not translated: {key}" for key, message in kept.items() if not is_translated(message)]
    return [*sorted(lines), "Then: make translations"] if lines else []


def catalogue(path: Path) -> dict[tuple[str | None, str], Message]:
    with path.open("rb") as handle:
        messages: Catalog = read_po(handle, locale="en")
    return {(message.context, first(message.id)): message for message in messages if message.id}


def first(identity: str | list[str] | tuple[str, ...]) -> str:
    return identity if isinstance(identity, str) else identity[0]


def is_translated(message: Message) -> bool:
    return bool(message.string) if isinstance(message.string, str) else all(message.string or ())


if __name__ == "__main__":
    main()
