"""A file is read in one go: none of ours has more than 300 lines."""

import sys

from scripts.steps import ROOT, tracked

LIMIT = 300
PATTERNS = ("*.py", "*.html", "*.css", "*.js", "*.mjml", "*.txt", "Makefile", ".ci/run")
FOREIGN = ("/migrations/", "/vendor/", "LICENSES/", "/kern/", "seeds/")


def main() -> None:
    long = [
        (count, name)
        for pattern in PATTERNS
        for name in tracked(pattern)
        if not any(mark in name for mark in FOREIGN)
        if (count := len((ROOT / name).read_text(encoding="utf-8").splitlines())) > LIMIT
    ]
    for count, name in sorted(long, reverse=True):
        sys.stdout.write(f"{name}: {count} lines, {LIMIT} is the limit\n")
    sys.exit(bool(long))


if __name__ == "__main__":
    main()
