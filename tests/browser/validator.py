"""The HTML validator (vnu), which reads all pages in one go."""

import json
import subprocess
from pathlib import Path

from tests.browser.looking import TOOLS

HARMLESS = (
    "This document appears to be written in",  # counts words; German records in an English frame say their language
    "Trailing slash on void elements has no effect",  # Wagtail writes <br/> in what editors have typed
)
JAR = TOOLS / "vnu-jar" / "build" / "dist" / "vnu.jar"


def faults_in(folder: Path) -> list[str]:
    files = sorted(str(path) for path in folder.glob("*.html"))
    command = ["java", "-Xss4m", "-jar", str(JAR), "--format", "json", "--exit-zero-always", *files]
    answer = subprocess.run(command, check=True, capture_output=True, text=True)
    found = json.loads(answer.stderr)["messages"]
    return sorted({_line(message) for message in found if not message["message"].startswith(HARMLESS)})


def _line(message: dict[str, str]) -> str:
    name = Path(message.get("url", "")).name
    extract = " ".join(message.get("extract", "").split())
    return f"{name}:{message.get('lastLine', '')} {message['message']} | {extract}"
