"""From `kurzdraht serve` on an existing environment and data to the first page."""

import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from scripts.postgres import free_port


def measure() -> tuple[float, float]:
    """Seconds until the home page answers: with an empty data folder, and again with the data of the first start."""
    folder = tempfile.mkdtemp(prefix="kurzdraht-start-")
    return _start(folder), _start(folder)


def _start(folder: str) -> float:
    port = free_port()
    environment = os.environ | {"KURZDRAHT_DEMO": "1", "KURZDRAHT_VAR": folder, "PORT": str(port)}
    program = [str(Path(sys.executable).parent / "kurzdraht"), "serve"]
    began = time.monotonic()
    process = subprocess.Popen(program, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while time.monotonic() - began < 120:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5).read()
            except OSError:
                time.sleep(0.1)
            else:
                return time.monotonic() - began
        return float("inf")
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=30)
