"""`kurzdraht serve`: what `make run` starts, seen from outside."""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from scripts.postgres import free_port

pytestmark = [pytest.mark.slow, pytest.mark.once]


class Served:
    """One start of the whole, in a process group of its own, with its output in a file."""

    def __init__(self, folder: Path, **variables: str) -> None:
        self.port = free_port()
        self.output = folder / f"output-{self.port}"
        known = {
            key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
        }
        given = {"KURZDRAHT_DEMO": "1", "KURZDRAHT_VAR": str(folder / "var"), "PORT": str(self.port), **variables}
        with self.output.open("wb") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "kurzdraht.config.console", "serve"],
                env={**known, **given},
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    @property
    def said(self) -> str:
        return self.output.read_text(encoding="utf-8")

    def wait_until_healthy(self) -> dict[str, object]:
        for _attempt in range(450):
            assert self.process.poll() is None, self.said
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=5) as response:
                    return dict(json.load(response))
            except OSError:
                time.sleep(0.2)
        raise AssertionError(self.said)

    def wait_until_said(self, words: str) -> None:
        """The house looks whether the web server answers a few times a second, so its words come after the answer."""
        for _attempt in range(100):
            if words in self.said:
                return
            time.sleep(0.1)
        raise AssertionError(self.said)

    def children(self) -> list[int]:
        found = subprocess.run(["pgrep", "-P", str(self.process.pid)], check=True, capture_output=True, text=True)
        return [int(line) for line in found.stdout.split()]

    def group_is_gone(self) -> bool:
        try:
            os.killpg(self.process.pid, 0)
        except ProcessLookupError:
            return True
        return False


def test_three_starts_on_one_folder(tmp_path: Path) -> None:
    """The first fills it and ends on Ctrl-C; the next keeps it and ends when a part dies; the last ends on SIGTERM."""
    first = Served(tmp_path)
    assert first.wait_until_healthy()["status"] == "ok"
    first.wait_until_said("Strg+C")
    assert f"http://127.0.0.1:{first.port}/" in first.said
    assert "/konto/anmelden/" in first.said
    assert "Das Demo-Netzwerk ist geladen." in first.said
    os.killpg(first.process.pid, signal.SIGINT)
    assert first.process.wait(timeout=30) == 0, first.said
    assert first.group_is_gone()
    assert "Traceback" not in first.said

    second = Served(tmp_path)
    second.wait_until_healthy()
    assert "Die Demo ist geladen" in second.said
    os.kill(second.children()[1], signal.SIGKILL)
    assert second.process.wait(timeout=40) == 1, second.said
    assert "ausgefallen" in second.said
    assert second.group_is_gone()

    third = Served(tmp_path)
    third.wait_until_healthy()
    third.process.send_signal(signal.SIGTERM)
    assert third.process.wait(timeout=40) == 0, third.said
    assert third.group_is_gone()


def test_other_computers_are_refused_before_anything_is_made(tmp_path: Path) -> None:
    served = Served(tmp_path, HOST="0.0.0.0")  # noqa: S104 - that is the point
    assert served.process.wait(timeout=30) == 1
    assert "nur auf diesem Rechner" in served.said
    assert not (tmp_path / "var" / "kurzdraht.sqlite3").exists()
