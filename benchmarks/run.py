"""`make bench`: all measures as a table. `sqlite`, `postgresql`, `1` (demo) or `100` (a hundred networks) narrow it."""

import shutil
import sys

from benchmarks import mail, pages, registrations, start, weight
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
    mail.report(10_000)
    empty, again = start.measure()
    print(f"\nstart to first page: {empty:.1f} s on an empty data folder, {again:.1f} s on the data of the first start")


def one(database: str, url: str, scale: int) -> None:
    print(f"\n== {database}, scale {scale}")
    with serving(url, scale=scale) as server:
        for kept in (False, True):
            print_pages(pages.measure(server, kept=kept), kept=kept)
        run = registrations.measure(server)
        print(f"registrations, 50 people at once: {run.rate:.1f}/s, answers {run.answers}, slowest {run.slowest:.2f} s")
        print(
            f"  each person {run.fewest} to {run.most}, "
            f"{1000 * sum(run.workers) / max(run.done, 1):.1f} ms CPU for form, sending and thanks, "
            f"workers {' and '.join(f'{each:.1f} s' for each in run.workers)}"
        )
        memory = ", ".join(f"{megabytes:.0f} MB" for megabytes in server.memory_per_worker())
        print(f"peak memory per worker: {memory}")
        if scale == 1:
            for each in weight.measure(server):
                foreign = ", ".join(each.foreign) or "none"
                print(f"first visit {each.path}: {each.kilobytes:.0f} KB in {each.files} files, foreign: {foreign}")


def print_pages(rows: list[pages.Speed], *, kept: bool) -> None:
    """The last two columns compare rates: how many times a yardstick's."""
    django, wagtail = rows[0], rows[1]
    names = ("per s", "p50 ms", "p99 ms", "CPU ms", "x Django", "x Wagtail", "CPU Wagtail/it")
    print(f"{'from the page cache' if kept else 'uncached':20}" + "".join(f"{name:>15}" for name in names))
    for row in rows:
        ratios = (row.rate / django.rate, row.rate / wagtail.rate, wagtail.cpu / row.cpu)
        figures = (row.rate, row.p50, row.p99, row.cpu, *ratios)
        print(f"{row.name:20}" + "".join(f"{figure:15.2f}" for figure in figures))


if __name__ == "__main__":
    main()
