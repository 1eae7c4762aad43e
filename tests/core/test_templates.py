"""All templates of the house can be read, and their components exist."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template

import kurzdraht

ROOT = Path(kurzdraht.__file__).parent
TEMPLATES = sorted(
    path
    for path in ROOT.glob("*/templates/**/*")
    if path.suffix in {".html", ".txt", ".mjml", ".xml"} and path.is_file()
)
SANDBOXED = {"desk/wordings/plain.html", "desk/wordings/faulty.html"}
"""Documents in a frame, with a policy that allows them a style of their own and nothing else."""


def name_of(path: Path) -> str:
    return path.relative_to(next(parent for parent in path.parents if parent.name == "templates")).as_posix()


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_template_compiles(path: Path) -> None:
    get_template(name_of(path))


def test_every_component_that_is_used_exists() -> None:
    used = {
        found
        for path in TEMPLATES
        for found in re.findall(r"<c-([a-z-]+)", path.read_text("utf-8"))
        if found not in {"vars", "slot"}
    }
    there = {path.stem.replace("_", "-") for path in ROOT.glob("*/templates/cotton/*.html")}
    assert sorted(used - there) == []


def test_no_template_has_style_or_script_of_its_own() -> None:
    forbidden = re.compile(r"\sstyle=|\son[a-z]+=\"|<style|<script(?![^>]*(src=|application/ld\+json))")
    guilty = [
        name_of(path)
        for path in TEMPLATES
        if path.suffix == ".html" and "mails" not in path.parts and name_of(path) not in SANDBOXED
        if forbidden.search(path.read_text("utf-8"))
    ]
    assert guilty == []
