"""Each contract of the house fails once on purpose: a planted import in a copy must break it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.once]
ROOT = Path(__file__).resolve().parents[2]
FLOORS = "Floors"
ROOMS = "Rooms"
CYCLES = "Cycles"
DOORS = "Doors"
READING = "Reading never writes"

PLANTED = [
    pytest.param({"core/text.py": "import kurzdraht.audit.models"}, FLOORS, id="from a lower floor up"),
    pytest.param({"website/apps.py": "import kurzdraht.desk"}, FLOORS, id="to the neighbour on the same floor"),
    pytest.param({"annexe/__init__.py": ""}, FLOORS, id="a new app without a floor"),
    pytest.param({"audit/models.py": "import kurzdraht.audit.tasks", "audit/tasks.py": ""}, ROOMS, id="table to task"),
    pytest.param({"audit/enums.py": "import kurzdraht.audit.models"}, ROOMS, id="leaf to table"),
    pytest.param({"audit/utils.py": ""}, ROOMS, id="a room without a place"),
    pytest.param(
        {
            "demo/content/one.py": "import kurzdraht.demo.content.two",
            "demo/content/two.py": "import kurzdraht.demo.content.one",
        },
        CYCLES,
        id="two siblings import each other",
    ),
    pytest.param({"audit/mails.py": "", "desk/apps.py": "import kurzdraht.audit.mails"}, DOORS, id="mails of another"),
    pytest.param({"desk/apps.py": "import kurzdraht.network"}, DOORS, id="another app without naming a room"),
    pytest.param({"audit/queries.py": "import kurzdraht.audit.services"}, READING, id="question to service"),
    pytest.param(
        {"audit/rules.py": "import kurzdraht.audit.actors", "audit/actors.py": "import kurzdraht.audit.services"},
        READING,
        id="rule to service by a way round",
    ),
]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the Python files and of what the linter reads."""
    folder = tmp_path_factory.mktemp("house")
    shutil.copytree(ROOT / "src", folder / "src", ignore=only_python)
    (folder / "tests" / "architecture").mkdir(parents=True)
    for name in (
        "pyproject.toml",
        "tests/__init__.py",
        "tests/architecture/__init__.py",
        "tests/architecture/doors.py",
    ):
        shutil.copy(ROOT / name, folder / name)
    return folder


def only_python(folder: str, names: list[str]) -> set[str]:
    return {name for name in names if not (Path(folder) / name).is_dir() and not name.endswith(".py")}


def broken_contracts(house: Path) -> set[str]:
    done = subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"],
        cwd=house,
        env={**os.environ, "PYTHONPATH": f"{house / 'src'}:{house}"},
        check=False,
        capture_output=True,
        text=True,
    )
    assert "Contracts: " in done.stdout, done.stdout + done.stderr
    return {line.partition(":")[0] for line in done.stdout.splitlines() if line.endswith("BROKEN")}


def test_the_house_as_it_is_keeps_all_contracts(house: Path) -> None:
    assert broken_contracts(house) == set()


@pytest.mark.parametrize(("planted", "contract"), PLANTED)
def test_a_planted_import_breaks_its_contract(house: Path, planted: dict[str, str], contract: str) -> None:
    before = {
        name: file.read_text() if (file := house / "src" / "kurzdraht" / name).exists() else None for name in planted
    }
    try:
        for name, line in planted.items():
            file = house / "src" / "kurzdraht" / name
            file.parent.mkdir(exist_ok=True)
            file.write_text(f"{before[name] or ''}\n{line}\n")
        assert contract in broken_contracts(house)
    finally:
        for name, text in before.items():
            restore(house / "src" / "kurzdraht" / name, text)


def restore(file: Path, text: str | None) -> None:
    if text is None:
        file.unlink()
        if not any(file.parent.iterdir()):
            file.parent.rmdir()
    else:
        file.write_text(text)
