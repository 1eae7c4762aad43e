"""Contrast and difference of every pair of colours, in both themes and with three kinds of colour blindness."""

from itertools import combinations

import pytest

from kurzdraht.core.marks import SHAPES
from tests.core.colours import DEFICIENCIES, contrast, distance, linear, seen, tokens

THEMES = ("light", "dark")
MARKS = tuple(f"ag-{shape}" for shape in SHAPES)
FEEDBACK = ("danger", "success", "warning", "info")
TEXT = [
    *((text, ground) for text in ("ink", "muted", "action", *MARKS) for ground in ("paper", "wash")),
    *((text, "paper") for text in FEEDBACK),
    *(("ink", f"{kind}-wash") for kind in FEEDBACK),
    ("ink", "found"),
    ("muted", "found"),
    ("on-action", "action"),
    ("paper", "danger"),
    ("danger", "wash"),
    ("success", "wash"),
    ("warning", "wash"),
]
GRAPHICS = [
    *((mark, ground) for mark in (*MARKS, "ink") for ground in ("land", "member")),
    *((kind, f"{kind}-wash") for kind in FEEDBACK),
]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_stands_out(theme: str, text: str, ground: str) -> None:
    colours = tokens()[theme]
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("shape", "ground"), GRAPHICS)
def test_graphics_stand_out(theme: str, shape: str, ground: str) -> None:
    colours = tokens()[theme]
    assert contrast(colours[shape], colours[ground]) >= 3.0


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_marks_differ_for_everybody(theme: str, deficiency: str) -> None:
    colours = tokens()[theme]
    too_close = [
        (one, other)
        for one, other in combinations(MARKS, 2)
        if distance(seen(colours[one], deficiency), seen(colours[other], deficiency)) < 10
    ]
    assert too_close == []


def test_both_themes_hold_the_same_tokens() -> None:
    assert set(tokens()["light"]) == set(tokens()["dark"])
    assert {"paper", "ink", *MARKS} <= set(tokens()["light"])


def test_the_arithmetic_is_right() -> None:
    assert round(contrast(linear("#000000"), linear("#ffffff")), 1) == 21.0
    assert round(contrast(linear("#767676"), linear("#ffffff")), 2) == 4.54
    assert round(distance(linear("#000000"), linear("#ffffff"))) == 100
