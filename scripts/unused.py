"""Code that nobody uses: vulture's findings, less what Django, Wagtail, templates and settings call by name.

vulture reads Python only. A name counts as used when it is a word in a template, a dotted path in a string, or an
override of something that a base class outside of this project declares. Columns and settings are not its business.
"""

import ast
import importlib
import os
import re
import sys
from pathlib import Path

import django
from vulture.core import Item, Vulture

from scripts.steps import ROOT, tracked

SOURCES = ("src", "tests", "scripts", "benchmarks")
REPORTED = re.compile(r"(src|tests|scripts)/")
KINDS = {"function", "method", "class", "property", "import", "unreachable_code"}
PLAIN = r"property|cached_property|staticmethod|classmethod|cache\b|contextmanager|dataclass|override"
REGISTERED = re.compile(rf"^\s*@(?!{PLAIN})")
"""Any other decorator hands the function to somebody who calls it."""
CALLED = re.compile(
    r"clean_\w+"  # forms, by the name of the field
    r"|get_full_name|get_short_name"  # Wagtail, of the user
    r"|items|lastmod|priority|changefreq|location"  # sitemaps
    r"|item_\w+"  # feeds, by the part of the entry
    r"|get_object_list"  # Wagtail's choosers
    r"|as_sqlite|as_postgresql"  # the ORM, by the kind of database
    r"|DoorsContract|check|render_broken_contract"  # the import linter
)
OF_A_PART = re.compile(r"(?:render|value|narrow)_(\w+)")


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kurzdraht.config.settings")
    django.setup()
    finder = Vulture()
    finder.scavenge([str(ROOT / name) for name in SOURCES if (ROOT / name).exists()], exclude=["*/migrations/*"])
    words = words_of_others()
    unused = [
        item
        for item in finder.get_unused_code(min_confidence=60)
        if REPORTED.match(str(Path(item.filename).relative_to(ROOT)))
        and item.typ in KINDS
        and not CALLED.fullmatch(item.name)
        and item.name not in words
        and not is_called_by_name(item)
    ]
    for item in unused:
        sys.stdout.write(
            f"{Path(item.filename).relative_to(ROOT)}:{item.first_lineno}: unused {item.typ} {item.name}\n"
        )
    sys.exit(bool(unused))


def words_of_others() -> set[str]:
    """Every word of our templates and pages, and every part of a dotted path or name in a string."""
    texts = [
        (ROOT / name).read_text(encoding="utf-8")
        for pattern in ("src/*.html", "src/*.txt", "src/*.mjml", "*.toml")
        for name in tracked(pattern)
    ]
    words = {word for text in texts for word in re.findall(r"\w+", text)}
    for name in tracked("src/*.py"):
        for node in ast.walk(ast.parse((ROOT / name).read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.fullmatch(r"[\w.:]+", node.value):
                words.update(re.split(r"[.:]", node.value))
    return words


def is_called_by_name(item: Item) -> bool:
    path = Path(item.filename)
    if item.name.startswith(("test_", "pytest_")):
        return True
    return is_registered(item) or overrides(path, item) or is_found_by_django(path, item) or is_of_a_part(path, item)


def is_registered(item: Item) -> bool:
    lines = Path(item.filename).read_text(encoding="utf-8").splitlines()
    return any(REGISTERED.match(line) for line in lines[item.first_lineno - 1 : item.last_lineno])


def is_found_by_django(path: Path, item: Item) -> bool:
    """App configurations, commands and tables are looked up by the framework."""
    if item.typ != "class":
        return False
    found = getattr(module_of(path), item.name, None)
    bases = {base.__name__ for base in getattr(found, "__mro__", ())}
    return bool(bases & {"AppConfig", "BaseCommand", "Model"})


def overrides(path: Path, item: Item) -> bool:
    """A method that a foreign base class declares is called by that class."""
    if item.typ not in {"method", "property"}:
        return False
    owner = getattr(module_of(path), class_around(path, item.first_lineno), None)
    return any(
        item.name in vars(base)
        for base in getattr(owner, "__mro__", ())
        if not base.__module__.startswith("kurzdraht.")
    )


def is_of_a_part(path: Path, item: Item) -> bool:
    """A list calls `render_<column>`, `value_<column>` and `narrow_<filter>` for the parts that it has."""
    name = OF_A_PART.fullmatch(item.name)
    owner = getattr(module_of(path), class_around(path, item.first_lineno), None)
    return name is not None and name[1] in {*getattr(owner, "base_columns", ()), *getattr(owner, "base_filters", ())}


def module_of(path: Path) -> object:
    inside = path.relative_to(ROOT / "src") if path.is_relative_to(ROOT / "src") else path.relative_to(ROOT)
    return importlib.import_module(".".join(inside.with_suffix("").parts))


def class_around(path: Path, line: int) -> str:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    classes = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    around = [node for node in classes if node.lineno <= line <= (node.end_lineno or line)]
    return max(around, key=lambda node: node.lineno).name if around else ""


if __name__ == "__main__":
    main()
