"""`make bench`: all measures as a table. Arguments narrow it: sqlite, postgresql, 1 (demo), 100 (a hundred networks)."""

import shutil
import sys

from benchmarks import pages, registrations, start, weight
from benchmarks.server import serving
from scripts.postgres import DURABLE, private_cluster

SCALES = (1, 100)


def main() -> None:
    if not shutil.which("wrk"):
        sys.exit("wrk fehlt: apt-get install wrk")
    asked = set(sys.argv[1:])
    scales = [scale for scale in SCALES if not asked & {"1", "100"} or str(scale) in asked]
    databases = [name for name in ("sqlite", "postgresql") if not asked & {"sqlite", "postgresql"} or name in asked]
    for database in databases:
        for scale in scales:
            if database == "sqlite":
                one(database, "", scale)
            else:
                with private_cluster(options=DURABLE) as url:
                    one(database, url, scale)
    empty, again = start.measure()
    print(f"\nstart to first page: {empty:.1f} s on an empty data folder, {again:.1f} s on the data of the first start")


def one(database: str, url: str, scale: int) -> None:
    print(f"\n== {database}, scale {scale}")
    with serving(url, scale=scale) as server:
        for kept in (False, True):
            print_pages(pages.measure(server, kept=kept), kept=kept)
        used = server.processor_seconds()
        run = registrations.measure(server)
        used = server.processor_seconds() - used
        print(
            f"registrations, 50 people at once: {run.rate:.1f}/s, answers {run.answers}, slowest {run.slowest:.2f} s, "
            f"each person {run.fewest} to {run.most}, {1000 * used / max(run.done, 1):.1f} ms CPU each (form and sending)"
        )
        print("peak memory per worker: " + ", ".join(f"{megabytes:.0f} MB" for megabytes in server.memory_per_worker()))
        if scale == 1:
            for each in weight.measure(server):
                print(f"first visit {each.path}: {each.kilobytes:.0f} KB in {each.files} files, foreign: {each.foreign or 'none'}")


def print_pages(rows: list[pages.Speed], *, kept: bool) -> None:
    """The last two columns compare rates: how many times a yardstick's."""
    django, wagtail = rows[0], rows[1]
    head = "from the page cache" if kept else "uncached"
    print(f"{head:22}{'per s':>9}{'p50 ms':>9}{'p99 ms':>9}{'CPU ms':>9}{'x Django':>10}{'x Wagtail':>11}{'CPU Wagtail/it':>16}")
    for row in rows:
        figures = f"{row.rate:9.1f}{row.p50:9.1f}{row.p99:9.1f}{row.cpu:9.2f}"
        print(f"{row.name:22}{figures}{row.rate / django.rate:10.2f}{row.rate / wagtail.rate:11.2f}{wagtail.cpu / row.cpu:16.2f}")


if __name__ == "__main__":
    main()
