"""`python -m benchmarks.lighthouse PROGRAM`: Lighthouse's four scores of a first visit, desktop, the median of five.

Not part of `make bench`: it needs Node, Chromium (`CHROME_PATH`) and `npm install lighthouse` in a folder of its own.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from benchmarks.server import serving

RUNS = 5
ATTEMPTS = 3
PAGES = ("/", "/veranstaltungen/", "/veranstaltungen/leerstand-im-erdgeschoss/")
CHROME = "--headless=new --no-sandbox --disable-gpu --no-first-run --disable-background-networking"


def main() -> None:
    program = sys.argv[1]
    with serving() as server:
        for path in PAGES:
            runs = [_scores(program, server.base + path) for _run in range(RUNS)]
            told = ", ".join(f"{name} {median(run[name] for run in runs):.0f}" for name in runs[0])
            print(f"{path:45} {told}", flush=True)


def _scores(program: str, address: str) -> dict[str, float]:
    """Its browser fails to record a page now and then; that says nothing about the page."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        how = ["--preset=desktop", "--quiet", "--output=json", f"--output-path={report}", f"--chrome-flags={CHROME}"]
        for _attempt in range(ATTEMPTS):
            ended = subprocess.run([program, address, *how], check=False, capture_output=True, text=True)
            if ended.returncode == 0:
                categories = json.loads(report.read_text())["categories"]
                return {name: 100 * category["score"] for name, category in categories.items()}
    raise RuntimeError(ended.stderr)


if __name__ == "__main__":
    main()
