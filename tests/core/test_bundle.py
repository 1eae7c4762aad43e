"""One stylesheet: KERN untouched in its layer, ours after it, small enough to come at once."""

import gzip
import hashlib
import re

from django.contrib.staticfiles import finders

from kurzdraht.core.bundle import KERN, NAME, STATIC, bundled, sources

KERN_2_7_2 = "fc2428f71ee156d7187a3d416bedd5550c3543925204e9ac4b02544e649eb7f8"


def test_kern_is_unmodified() -> None:
    assert hashlib.sha256(KERN.read_bytes()).hexdigest() == KERN_2_7_2


def test_every_sheet_is_in_the_bundle_once() -> None:
    assert sorted(sources()) == sorted((STATIC / "css").rglob("*.css"))
    assert sources()[-1].name == "print.css"


def test_kern_stands_in_a_layer_and_ours_outside() -> None:
    text = bundled()
    assert text.startswith("@layer kern{*,*:before,*:after")
    assert "@charset" not in text
    assert text.index("@layer kern") < text.index("@font-face") < text.index("--kd-paper:")


def test_sheets_are_short_and_call_nobody() -> None:
    long = [path.name for path in sources() if len(path.read_text("utf-8").splitlines()) > 300]
    assert long == []
    addresses = re.findall(r"url\(([^)]+)\)", "".join(path.read_text("utf-8") for path in sources()))
    assert [one for one in addresses if not one.startswith(('"../fonts/', '"data:'))] == []


def test_braces_are_even_in_every_sheet() -> None:
    """A brace that one area forgets would swallow the sheets of all others."""
    texts = {path.name: re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL) for path in sources()}
    assert [name for name, text in texts.items() if text.count("{") != text.count("}")] == []


def test_every_class_of_ours_is_worn_somewhere() -> None:
    """In a template, a script or Python; variants and parts may be put together there, as in "kd-mark--{{ mark }}".

    A column of a list names its look.
    """
    written = "\n".join(
        path.read_text("utf-8") for kind in ("html", "py", "js") for path in STATIC.parents[2].rglob(f"*.{kind}")
    )
    words = set(re.findall(r"[\w-]+", written))
    words |= {f"kd-{look}" for look in re.findall(r'look"?[=:] ?"(\w+)"', written)}
    put_together = tuple(re.findall(r"([\w-]+(?:--|__))\{", written))
    classes = {name for path in sources() for name in re.findall(r"\.(kd-[\w-]+)", path.read_text("utf-8"))}
    assert sorted(name for name in classes - words if not name.startswith(put_together)) == []


def test_styles_and_scripts_of_the_first_visit_stay_under_their_share() -> None:
    scripts = [finders.find("django_htmx/htmx-4.min.js"), finders.find("core/js/kurzdraht.js")]
    weight = len(gzip.compress(bundled().encode(), 6))
    for script in scripts:
        with open(str(script), "rb") as file:  # noqa: PTH123 - the finder gives a string
            weight += len(gzip.compress(file.read(), 6))
    assert weight < 120_000


def test_the_finder_makes_and_lists_the_bundle() -> None:
    found = finders.find(NAME)
    assert found is not None
    with open(str(found), encoding="utf-8") as file:  # noqa: PTH123 - the finder gives a string
        assert file.read() == bundled()
    listed = [path for finder in finders.get_finders() for path, _storage in finder.list([]) if path == NAME]
    assert listed == [NAME]
