#!/usr/bin/env python3
"""Measure the import, with extraction and index, on SQLite and on PostgreSQL.

    scripts/bench_import.py [--parts first,again,large,memory] [--times N] [--databases sqlite,postgresql]
                            [--workers N] [--json FILE]

    first    the corpus into an empty archive, and what the time is spent on
    again    the same once more, all of it unchanged
    large    the corpus N times, made distinct, into an empty archive: whether the rate keeps up (--times 10)
    memory   a gigabyte of JSON Lines: the corpus three times, made distinct, again and again

CPU times are those of the importing process, of its workers and of the database's process: on a machine that does
other work as well they tell more than the seconds. Memory is what is resident, pages that processes share counted
once (PSS): all of the writer's own, the same without the files that it maps (SQLite's), and with all processes
that it has started. PostgreSQL runs in a temporary directory.
"""

import argparse
import itertools
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import bench_import_input  # noqa: E402
import with_postgres  # noqa: E402

GIGABYTE = 1_000_000_000
# As docs/search.md says for production; the rest is with_postgres.py's, for data that may be lost.
POSTGRES_SETTINGS = {"shared_buffers": "512MB", "jit": "off", "max_wal_size": "8GB", "autovacuum": "on"}
# What each table's writing is called in the report; the index is written with them, by triggers.
TABLES = {
    "statements_article": "articles, with their index",
    "statements_quote": "statements, with their index",
    "statements_article_organizations": "bodies that articles name",
    "statements_indexedword": "words",
    **{f"statements_{owner}shingle": "what is alike" for owner in ("article", "quote")},
    **{
        f"statements_{owner}{part}": "names"
        for owner in ("speaker", "organization")
        for part in ("", "name", "slug")
    },
}
REST = "rows, keys and hashes in Python"


# One import, in a process of its own ------------------------------------------------------------------------


class Clock:
    """Seconds by what they are spent on, in the process that writes."""

    def __init__(self):
        self.seconds: Counter[str] = Counter()

    @contextmanager
    def of(self, what: str):
        began = time.perf_counter()
        yield
        self.seconds[what] += time.perf_counter() - began

    def reading(self, items):
        items = iter(items)
        while True:
            with self.of("reading"):
                item = next(items, None)
            if item is None:
                return
            yield item

    def queries(self, execute, sql, params, many, context):
        with self.of(_purpose(*sql[:100].split(None, 3))):
            return execute(sql, params, many, context)

    def copying(self, copy):
        def copying(cursor, into, lines):
            with self.of(_purpose("INSERT", "INTO", *into.split(None, 1))):
                return copy(cursor, into, lines)

        return copying


def _purpose(verb: str, *rest: str) -> str:
    """What a statement of SQL is for, by its first words."""
    if verb == "SELECT" and rest[0].startswith("gin_clean_pending_list"):
        return "the index, of what waited to be filed"
    table = rest[1].strip('"') if verb == "INSERT" and len(rest) > 1 else ""
    return TABLES.get(table, "looking up" if verb == "SELECT" else "other statements of SQL")


class Usage:
    """What the processes of an import take: seconds of CPU, and memory while it runs."""

    def __init__(self, server: int):
        self._server = server
        self._own = os.getpid()
        self.peak = {"own": 0, "own, but for files": 0, "all": 0}
        threading.Thread(target=self._watch, daemon=True).start()

    def cpu(self) -> dict[str, float]:
        workers = sum(map(_cpu_of, _children(self._own)))
        return {"writer": _cpu_of(self._own), "workers": workers, "server": _cpu_of(self._server)}

    def _watch(self):
        while True:
            own, files = _resident(self._own)
            workers = sum(_resident(child)[0] for child in _children(self._own))
            now = {"own": own, "own, but for files": own - files, "all": own + workers}
            self.peak = {what: max(most, now[what]) for what, most in self.peak.items()}
            time.sleep(0.5)


def _children(process: int) -> list[int]:
    """The workers, and the process that multiprocessing has to clear up after them."""
    threads = Path(f"/proc/{process}/task").iterdir()
    return [int(child) for thread in threads for child in _said(thread / "children").split()]


def _cpu_of(process: int) -> float:
    fields = _said(Path(f"/proc/{process}/stat")).rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK") if fields else 0.0


def _resident(process: int) -> tuple[int, int]:
    """Megabytes, a share of those that other processes have as well; and how many of them are mapped files."""
    lines = _said(Path(f"/proc/{process}/smaps_rollup")).splitlines()[1:]
    kilobytes = Counter({name: int(size.split()[0]) for name, size in (line.split(":", 1) for line in lines)})
    return kilobytes["Pss"] // 1024, kilobytes["Pss_File"] // 1024


def _said(file: Path) -> str:
    """What the system says there of a process or a thread; nothing where that has ended."""
    try:
        return file.read_text()
    except OSError:
        return ""


def import_here(path: str, workers: int, mark: int) -> dict:
    """Import the file into the database of the environment; what it took, and how far it was after each `mark`."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from statements import bulk, parallel
    from statements.importers import read
    from statements.ingest import run_import
    from statements.models import ImportRun

    call_command("migrate", verbosity=0)
    call_command("check", stdout=sys.stderr)  # as any command does, which loads all pages
    clock, marks = Clock(), []
    usage = Usage(_server_process(connection))
    wait = parallel._next

    def waiting(queue):
        with clock.of("waiting for the processes that read"):
            return wait(queue)

    parallel._next = waiting
    bulk._copy = clock.copying(bulk._copy)

    def note(tally, refusal):
        done = tally.new + tally.changed + tally.unchanged + tally.refused
        if done % mark == 0:
            marks.append({"articles": done, "seconds": time.perf_counter() - began, **usage.cpu()})

    before = usage.cpu()
    began = time.perf_counter()
    with connection.execute_wrapper(clock.queries):
        items = clock.reading(read([path]))
        tally = run_import(items, ImportRun(sources=[path]), workers=workers, on_item=note)
    seconds = time.perf_counter() - began
    clock.seconds[REST] = seconds - clock.seconds.total()
    return {
        "new": tally.new, "changed": tally.changed, "unchanged": tally.unchanged, "refused": tally.refused,
        "statements": tally.statements, "speakers": tally.speakers, "seconds": seconds, "marks": marks,
        "before": before, "spent": dict(clock.seconds), "peak": usage.peak,
    }  # fmt: skip


def _server_process(connection) -> int:
    if connection.vendor != "postgresql":
        return 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return cursor.fetchone()[0]


# The parts --------------------------------------------------------------------------------------------------


def run(url: str, path: Path, options, mark: int = 1_000) -> dict:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "newsarchive.settings",
        "DATABASE_URL": url,
        "SECRET_KEY": "a benchmark has none" * 3,
        "DEBUG": "false",
    }
    command = [sys.executable, __file__, "--here", path, "--workers", options.workers, "--mark", mark]
    done = subprocess.run(
        list(map(str, command)), env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True
    )
    return json.loads(done.stdout)


def measure(name: str, url, options) -> dict[str, dict]:
    """The parts on one database; `url` makes an empty one each time it is called."""
    found = {}
    corpus = options.work / "corpus.jsonl"
    if {"first", "again"} & options.parts:
        here = url()
        found["first"] = report(f"{name}, first import", run(here, corpus, options))
        if "again" in options.parts:
            found["again"] = report(f"{name}, the same again", run(here, corpus, options))
    if "large" in options.parts:
        large = run(url(), options.work / f"corpus-{options.times}.jsonl", options, mark=options.edition)
        found["large"] = report(f"{name}, {options.times} times the corpus", large)
        report_growth(found["large"])
    if "memory" in options.parts:
        found["memory"] = report(f"{name}, a gigabyte", run(url(), options.work / "gigabyte.jsonl", options))
    return found


def report(title: str, figures: dict) -> dict:
    articles = sum(figures[outcome] for outcome in ("new", "changed", "unchanged", "refused"))
    print(f"\n{title}")
    for name in ("new", "changed", "unchanged", "refused", "statements", "speakers"):
        print(f"  {name:<40}{figures[name]:>10,}")
    print(f"  {'seconds':<40}{figures['seconds']:>10.1f}")
    print(f"  {'articles a second':<40}{articles / figures['seconds']:>10.0f}")
    if figures["marks"]:
        last = figures["marks"][-1]
        for name in ("writer", "workers", "server"):
            spent = (last[name] - figures["before"][name]) / last["articles"]
            print(f"  {f'ms of CPU an article: {name}':<40}{spent * 1000:>10.2f}")
    for what, megabytes in figures["peak"].items():
        print(f"  {f'MB resident: {what}':<40}{megabytes:>10}")
    for what, seconds in sorted(figures["spent"].items(), key=lambda item: -item[1]):
        print(f"    {what:<38}{seconds / figures['seconds']:>10.1%}")
    return figures


def report_growth(figures: dict) -> None:
    """Each part of the input, an edition of the corpus, beside the first: by the clock, and by CPU."""
    zero = {"articles": 0, "seconds": 0.0, **figures["before"]}
    marks = [zero, *figures["marks"]]
    print(f"  {'after articles':<20}{'a second':>10}{'ms of CPU an article':>24}")
    for before, mark in itertools.pairwise(marks):
        number = mark["articles"] - before["articles"]
        rate = number / (mark["seconds"] - before["seconds"])
        cpu = sum(mark[name] - before[name] for name in ("writer", "workers", "server")) / number
        print(f"  {mark['articles']:<20,}{rate:>10.0f}{cpu * 1000:>24.2f}")


def measure_all(options) -> dict:
    prepare(options)
    found = {}
    if "sqlite" in options.databases:
        file = options.work / "archive.sqlite3"

        def empty_file():
            for path in options.work.glob("archive.sqlite3*"):
                path.unlink()
            return f"sqlite:///{file}"

        found["sqlite"] = measure("sqlite", empty_file, options)
    if "postgresql" in options.databases and (binaries := with_postgres.binaries()):
        with with_postgres.server(binaries, POSTGRES_SETTINGS) as server:
            found["postgresql"] = measure("postgresql", lambda: empty_database(binaries, server), options)
    return found


def empty_database(binaries: Path, server: str) -> str:
    name, host = f"archive{time.monotonic_ns()}", server.partition("host=")[2]
    subprocess.run([binaries / "createdb", "-h", host, "-U", "archive", "-E", "UTF8", name], check=True)
    return server.replace("/postgres?", f"/{name}?")


def prepare(options) -> None:
    """The files of articles, made once."""
    corpus = bench_import_input.records(options.corpus)
    options.edition = len(corpus)
    bench_import_input.write(options.work / "corpus.jsonl", iter(corpus))
    editions = bench_import_input.editions(corpus)
    if "large" in options.parts:
        many = (next(editions) for _ in range(options.times * len(corpus)))
        bench_import_input.write(options.work / f"corpus-{options.times}.jsonl", many)
    if "memory" in options.parts:
        three = options.work / "corpus-3.jsonl"
        editions = bench_import_input.editions(corpus)
        bench_import_input.write(three, (next(editions) for _ in range(3 * len(corpus))))
        bench_import_input.repeat(options.work / "gigabyte.jsonl", three, GIGABYTE)


def parse_options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    names = lambda text: set(text.split(","))  # noqa: E731
    parser.add_argument("--parts", type=names, default={"first", "again"}, help="first,again,large,memory")
    parser.add_argument("--times", type=int, default=10, help="how often the corpus is in the large import")
    parser.add_argument("--databases", type=names, default={"sqlite", "postgresql"})
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--corpus", type=Path, default=ROOT.parent / "shared/corpus")
    parser.add_argument("--work", type=Path, default=ROOT / "build/bench-import", help="where files are kept")
    parser.add_argument("--keep", action="store_true", help="keep those files for the next time")
    parser.add_argument("--json", type=Path, help="all figures into this file")
    parser.add_argument("--here", help=argparse.SUPPRESS)
    parser.add_argument("--mark", type=int, help=argparse.SUPPRESS)
    return parser.parse_args()


def main() -> None:
    options = parse_options()
    if options.here:
        print(json.dumps(import_here(options.here, options.workers, options.mark)))
        return
    options.work = options.work.resolve()
    try:
        figures = measure_all(options)
    finally:
        if not options.keep:
            shutil.rmtree(options.work, ignore_errors=True)
    if options.json:
        options.json.write_text(json.dumps(figures, ensure_ascii=False))


if __name__ == "__main__":
    main()
