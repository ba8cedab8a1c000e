#!/usr/bin/env python3
"""Measure the editor's desk at size: pages of the review queue, and decisions there.

    scripts/bench_desk.py [--rows N] [--times N]

A SQLite database is filled with N statements of articles, as bench_search.py does it, and kept; an editor then
opens statements of each order of the queue and accepts them. Times are of whole requests, in this process.
"""

import argparse
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import bench_search_rows  # noqa: E402
from bench_search import set_up  # noqa: E402


def fill(options) -> None:
    from django.core.management import call_command

    from statements.models import Quote

    call_command("migrate", verbosity=0)
    if Quote.objects.count() != options.rows:
        found = bench_search_rows.statements(options.corpus, options.work / "statements.pickle")
        bench_search_rows.load(found, options.rows)


def editor():
    """A client of somebody in the group of editors."""
    from django.contrib.auth.models import Group, User
    from django.test import Client

    user, _ = User.objects.get_or_create(username="editor", is_staff=True)
    user.groups.add(Group.objects.get(name="Editors"))
    client = Client()
    client.force_login(user)
    return client


def work_off(client, order: str, times: int) -> dict[str, list[float]]:
    """Opens so many statements of the queue one after the other and accepts each; ms of each request."""
    import lxml.html
    from django.urls import reverse

    taken = {"page": [], "accept": []}
    address = client.get(f"{reverse('admin:statements_quote_review_start')}?order={order}")["Location"]
    for _ in range(times):
        page = timed(taken["page"], lambda at=address: client.get(at))
        form = dict(lxml.html.fromstring(page.content.decode()).get_element_by_id("corrections").form_values())
        sent = {**form, "do": "accept"}
        address = timed(taken["accept"], lambda at=address, sent=sent: client.post(at, sent))["Location"]
    return taken


def timed(into: list[float], ask):
    began = time.perf_counter()
    answer = ask()
    into.append((time.perf_counter() - began) * 1_000)
    return answer


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=40, help="statements that are worked off in each order")
    parser.add_argument("--corpus", type=Path, default=ROOT.parent / "shared" / "corpus", help="*.jsonl.gz")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "bench", help="where files may be large")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    set_up(f"sqlite:///{options.work}/desk-{options.rows}.sqlite3")
    fill(options)
    client = editor()
    for order in ("confidence", "newest"):
        for what, taken in work_off(client, order, options.times).items():
            p50, p95 = statistics.median(taken), statistics.quantiles(taken, n=20)[-1]
            print(f"{options.rows:,} statements, {order:<10} {what:<7} p50 {p50:6.1f} ms   p95 {p95:6.1f} ms")


if __name__ == "__main__":
    main()
