"""The page on settings names what the product reads, and nothing else."""

import re
from pathlib import Path

from kurzdraht.config.environment import NAMES

ROOT = Path(__file__).resolve().parents[2]


def test_each_variable_is_described_and_each_described_one_is_read() -> None:
    page = (ROOT / "docs" / "operations" / "settings.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"^\| `([A-Z_]+)`", page, re.MULTILINE)) == sorted(NAMES)


def test_no_other_variable_is_read() -> None:
    """Outside of `environment.py` nobody asks the environment; console and wsgi only name the settings."""
    sources = (ROOT / "src").rglob("*.py")
    readers = {path.name for path in sources if re.search(r"os\.(environ|getenv)", path.read_text(encoding="utf-8"))}
    assert readers - {"environment.py", "console.py", "wsgi.py", "serving.py"} == set()
