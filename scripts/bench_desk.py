#!/usr/bin/env python3
"""Measure the editors' desk at size: the review queue, its lists, and what else an editor opens.

    scripts/bench_desk.py [--rows N] [--database sqlite|postgresql] [--times N]

A database is filled with N statements of articles, as bench_search.py does it, with readers' reports, edits,
import problems and possible duplicates, and a publisher and a speaker of whom there is hardly anything and who
come last in every order. An editor then works off the queue in each order and opens each page. Times are of whole
requests, in this process, in ms. A SQLite database is kept for the next time; PostgreSQL runs in a temporary
directory.
"""

import argparse
import contextlib
import itertools
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import bench_desk_rows  # noqa: E402
import with_postgres  # noqa: E402
from bench_search import POSTGRES_SETTINGS, set_up  # noqa: E402

LINES_OF_CSV = 5_000


def editor():
    """A client of somebody in the group of editors."""
    from django.contrib.auth.models import Group, User
    from django.test import Client

    user, _ = User.objects.get_or_create(username="editor", is_staff=True)
    user.groups.add(Group.objects.get(name="Editors"))
    client = Client()
    client.force_login(user)
    return client


# What is asked ----------------------------------------------------------------------------------------------


def queues() -> dict[str, str]:
    """The queues by what they are called, each as the parameters of its address."""
    from statements.models import Organization, Speaker

    speaker, rare_speaker = (Speaker.objects.get(name=name).pk for name in ("متحدث 1", bench_desk_rows.RARE))
    publisher, rare_publisher = (
        Organization.objects.get(name=name).pk for name in ("ناشر 1", bench_desk_rows.RARE)
    )
    return {
        "the least certain first": "order=confidence",
        "the newest first": "order=newest",
        "with reports": "order=reports",
        "of a speaker of many": f"speaker={speaker}",
        "of a speaker of one": f"speaker={rare_speaker}",
        "of a speaker of many, the newest first": f"order=newest&speaker={speaker}",
        "of a speaker of one, the newest first": f"order=newest&speaker={rare_speaker}",
        "of a publisher of many": f"publisher={publisher}",
        "of a publisher of one": f"publisher={rare_publisher}",
    }


def work_off(client, parameters: str, times: int) -> dict[str, list[float]]:
    """Opens so many statements of the queue one after the other and accepts each; ms of each request."""
    import lxml.html
    from django.urls import reverse

    from statements.models import Quote

    Quote.objects.filter(speaker__name=bench_desk_rows.RARE).update(review=Quote.Review.MACHINE)
    taken = {"start": [], "page": [], "accept": []}
    start = f"{reverse('admin:statements_quote_review_start')}?{parameters}"
    address = timed(taken["start"], lambda: client.get(start))["Location"]
    for _ in range(times):
        if "/review/?" in address:  # it is at its end
            break
        page = timed(taken["page"], lambda at=address: client.get(at))
        form = dict(lxml.html.fromstring(page.content.decode()).get_element_by_id("corrections").form_values())
        sent = {**form, "do": "accept"}
        address = timed(taken["accept"], lambda at=address, sent=sent: client.post(at, sent))["Location"]
    return taken


def pages() -> dict[str, str]:
    """The pages by what they are called."""
    from django.urls import reverse

    from statements.models import Article, Edit, Organization, Quote, Speaker

    def listed(model: str, *queries: str, day: str = "") -> dict[str, str]:
        address = reverse(f"admin:statements_{model}_changelist")
        return {f"{model}s {q}".strip(): f"{address}?{q}" for q in (query.replace("@", day) for query in queries)}

    def own(row, page: str) -> dict[str, str]:
        address = reverse(f"admin:statements_{row._meta.model_name}_{page}", args=[row.pk])
        return {f"{row._meta.model_name}, {page}": address}

    def offered(field: str, term: str) -> dict[str, str]:
        asked = f"app_label=statements&model_name=quote&field_name={field}&term={term}"
        return {f"names offered: {field} {term}": f"{reverse('admin:autocomplete')}?{asked}"}

    quote, speaker = Quote.objects.reviewed().order_by("pk").first(), Speaker.objects.get(name="متحدث 1")
    body = Organization.objects.get(name="جهة 1")
    two = reverse("admin:statements_speaker_merge", args=[speaker.pk, speaker.pk + 1])
    return {
        "the first page": reverse("admin:index"),
        **listed("quote", *LISTS, *LISTS_OF_QUOTES, day="dated_on"),
        **listed("article", *LISTS, *LISTS_OF_ARTICLES, day="published_on"),
        **listed("speaker", "", "q=متحدث", "q=متحدث 77", "q=زز"),
        **listed("organization", "", "q=جهة", "kind__exact=ministry"),
        **listed("report", "", "outcome__exact=open", "fault__exact=source", "q=خطأ", "q=زز"),
        **listed("edit", "", "q=editor", "q=زز"),
        **listed("importproblem", "", "state=open", "reason=syntax", "q=9.xml"),
        **listed("speakerduplicate", "", "apart__exact=1", "q=زز"),
        **own(quote, "change"),
        **own(quote, "history"),
        **own(Article.objects.order_by("pk").first(), "change"),
        **own(Article.objects.order_by("pk").first(), "mark"),
        **own(speaker, "change"),
        **own(body, "change"),
        **own(Edit.objects.first(), "change"),
        "two speakers of many, side by side": two,
        **offered("speaker", ""),
        **offered("speaker", "متحدث"),
        **offered("organization", "زز"),
        **offered("article", "إن"),
        "how right the machine is": reverse("accuracy"),
    }


# With the field of the day as @.
LISTS = (
    "", "p=150", "q=الميناء", "q=في", "q=ززز", "language=ru", "language=en",
    "@__year=2020", "@__year=2020&@__month=5", "@__year=2001", "language=ru&@__year=2001",
)  # fmt: skip
LISTS_OF_QUOTES = (
    "review__exact=machine", "review__exact=disputed", "revision__isempty=0", "kind__exact=direct",
    "kind__exact=direct&language=ru&review__exact=disputed", "q=في&review__exact=disputed", "o=5",
)  # fmt: skip
LISTS_OF_ARTICLES = ("status__exact=withdrawn", "copied=yes", "copied=no", "o=2")


def timed(into: list[float], ask):
    began = time.perf_counter()
    answer = ask()
    into.append((time.perf_counter() - began) * 1_000)
    assert answer.status_code in (200, 302), answer
    return answer


def lines_of_csv(client) -> tuple[float, float]:
    """Of a file of all statements: ms to its first line, and lines in a second."""
    from django.urls import reverse

    from statements.models import Quote

    chosen = {"action": "export", "_selected_action": Quote.objects.first().pk, "select_across": "1"}
    began = time.perf_counter()
    lines = iter(client.post(reverse("admin:statements_quote_changelist"), chosen).streaming_content)
    next(lines), next(lines)
    first = time.perf_counter() - began
    number = sum(1 for _ in itertools.islice(lines, LINES_OF_CSV))
    return first * 1_000, number / (time.perf_counter() - began - first)


def told(what: str, taken: list[float]) -> str:
    slow = statistics.quantiles(taken, n=20, method="inclusive")[-1] if len(taken) > 1 else taken[0]
    return f"| {what} | {statistics.median(taken):,.0f} | {slow:,.0f} |"


def measure(options) -> None:
    bench_desk_rows.fill(options)
    client = editor()
    print(f"\n{options.rows:,} statements, {options.database}\n\n| what | p50 | p95 |\n| --- | ---: | ---: |")
    for name, parameters in queues().items():
        for what, taken in work_off(client, parameters, options.times).items():
            if taken:
                print(told(f"queue, {name}: {what}", taken), flush=True)
    for name, address in pages().items():
        taken = []
        for _ in range(max(1, options.times // 4)):
            timed(taken, lambda at=address: client.get(at))
        print(told(name, taken), flush=True)
    first, speed = lines_of_csv(client)
    print(f"\nCSV of all statements: the first line after {first:,.0f} ms, then {speed:,.0f} lines a second")


@contextlib.contextmanager
def database(options):
    """The URL of the database to measure: SQLite's is kept, PostgreSQL's made for this run."""
    if options.database == "sqlite":
        yield f"sqlite:///{options.work}/desk-{options.rows}.sqlite3"
    elif binaries := with_postgres.binaries():
        with with_postgres.server(binaries, POSTGRES_SETTINGS) as url:
            yield url
    else:
        sys.exit("PostgreSQL is not installed (Debian: apt-get install postgresql)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rows", type=int, default=100_000, help="1000000 takes a quarter of an hour to fill")
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument(
        "--times",
        type=int,
        default=20,
        help="statements worked off in each queue, a quarter as many views of each page",
    )
    parser.add_argument("--corpus", type=Path, default=ROOT.parent / "shared" / "corpus", help="*.jsonl.gz")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "bench", help="where files may be large")
    options = parser.parse_args()
    options.work = options.work.resolve()
    options.work.mkdir(parents=True, exist_ok=True)
    with database(options) as url:
        set_up(url)
        measure(options)


if __name__ == "__main__":
    main()
