#!/usr/bin/env python3
"""Measure lists, searches and facets at size, on SQLite and on PostgreSQL, beside two references.

    scripts/bench_search.py [--rows N,N,...] [--databases sqlite,postgresql] [--seconds S] [--pages] [--json FILE]

Each database is filled with N statements of real articles (bench_search_rows.py), then asked what a reader asks,
by the project's own code: a page of 20, with the total, with all facets, by date and by relevance. Beside it stand
Django's icontains on the same rows and tantivy on the same terms. Then every kind of page is asked for whole,
with --pages nothing else. Times are in ms, of one client on warm caches; those of tantivy are of the search alone,
without fetching what is shown. PostgreSQL runs in a temporary directory.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import bench_search_rows  # noqa: E402
import with_postgres  # noqa: E402

QUESTIONS = 20
# A reference may take seconds a question: fewer are asked.
QUESTIONS_OF_ICONTAINS = 2
DEEP_PAGE = 10_000
# What docs/search.md says for production; the rest is with_postgres.py's, for data that may be lost.
POSTGRES_SETTINGS = {"shared_buffers": "512MB", "work_mem": "64MB", "jit": "off", "max_wal_size": "8GB"}
FIRST, TOTAL, FACETS, RANK = "20 by date", "20 + total", "20 + total + facets", "20 by rank"
# Every kind of page that a reader or a program comes for; {statement} and {article} stand for keys that there are.
PAGES = [
    "/",
    "/statements/",
    "/statements/{statement}/",
    "/statements/{statement}/embed/",
    "/statements/{statement}/card.png",
    "/articles/",
    "/articles/{article}/",
    "/speakers/",
    "/speakers/?letter=م",
    "/speakers/?country=RU",
    "/speakers/متحدث-1/",
    "/speakers/متحدث-1/?q=من",
    "/compare/?a=متحدث-1&b=متحدث-2",
    "/organizations/",
    "/organizations/?letter=ج&kind=other",
    "/organizations/جهة-1/",
    "/organizations/ناشر-1/",
    "/countries/",
    "/countries/RU/",
    "/publishers/",
    "/calendar/",
    "/calendar/2020/",
    "/calendar/2020/5/",
    "/numbers/",
    "/accuracy/",
    "/statements.atom",
    "/statements.atom?speaker=متحدث-1",
    "/statements.atom?q=من",
    "/sitemap.xml",
    "/sitemaps/pages.xml",
    "/sitemaps/news.xml",
    "/sitemaps/statements-1.xml",
    "/robots.txt",
]


@dataclass(frozen=True, slots=True)
class Figure:
    """p50 and p95 in ms of one measure of one kind of question; of whom: archive, icontains or tantivy."""

    database: str
    rows: int
    kind: str
    measure: str
    of: str
    p50: float
    p95: float


class Stopwatch:
    """Takes times of calls, for at most so many seconds a figure."""

    def __init__(self, database: str, rows: int, seconds: float):
        self.figures: list[Figure] = []
        self._database, self._rows, self._seconds = database, rows, seconds

    def time(self, kind: str, measure: str, of: str, ask: Callable, questions: Iterable, *, warm: bool = True):
        """Each question once unmeasured, where it is to be warm, then all again and again until time is up."""
        questions, taken = list(questions), []
        end = time.perf_counter() + self._seconds
        for question in questions if warm else ():
            ask(question)
        while not taken or time.perf_counter() < end:
            for question in questions:
                began = time.perf_counter()
                ask(question)
                taken.append((time.perf_counter() - began) * 1000)
                if len(taken) >= 3 and time.perf_counter() > end:
                    break
        p95 = statistics.quantiles(taken, n=20, method="inclusive")[-1] if len(taken) > 1 else taken[0]
        figure = Figure(self._database, self._rows, kind, measure, of, statistics.median(taken), p95)
        self.figures.append(figure)
        print(f"  {kind:<30} {measure:<20} {of:<10} {figure.p50:9.2f} {figure.p95:9.2f}", file=sys.stderr)


# One database -----------------------------------------------------------------------------------------------


def set_up(url: str) -> None:
    os.environ.update(DJANGO_SETTINGS_MODULE="statements.tests.settings", TEST_DATABASE_URL=url)
    import django

    django.setup()


def measure(url: str, rows: int, options) -> list[Figure]:
    """Fill the database at the URL, unless it holds so many statements already, and measure."""
    set_up(url)
    from django.core.management import call_command
    from django.db import connection

    from statements.models import Quote

    call_command("migrate", verbosity=0)
    found = bench_search_rows.statements(options.corpus, options.work / "statements.pickle")
    if Quote.objects.count() != rows:
        bench_search_rows.load(found, rows)
    watch = Stopwatch(connection.vendor, rows, options.seconds)
    print(f"{connection.vendor}, {rows:,} statements", file=sys.stderr)
    if not options.pages:
        time_searches(watch, found, rows, options)
        time_deep_page(watch)
    time_pages(watch)
    return watch.figures


def time_searches(watch: Stopwatch, found, rows: int, options) -> None:
    """What a reader asks, beside the references."""
    reference = None if options.no_tantivy else Tantivy(options.work / f"tantivy-{rows}")
    for kind, questions in bench_search_rows.questions(found, QUESTIONS).items():
        time_archive(watch, kind, questions)
        if reference:
            time_tantivy(watch, kind, questions, reference)
        if not options.no_icontains and kind in ICONTAINS_KINDS:
            time_icontains(watch, kind, questions[:QUESTIONS_OF_ICONTAINS])


def request_for(question: dict):
    from django.test import RequestFactory

    return RequestFactory().get("/statements/", question)


def time_archive(watch: Stopwatch, kind: str, questions: list[dict]) -> None:
    from statements.filters import QuoteFilter
    from statements.models import Quote, QuoteEntry
    from statements.views import listing

    def first(question):
        request = request_for(question)
        entries = QuoteFilter(request.GET, QuoteEntry.objects.visible()).narrowed()
        listing.dated_page(request, entries, Quote.objects.with_people(), listing.STATEMENTS_A_PAGE)
        return entries

    def ranked(question):
        request = request_for(question)
        chosen = QuoteFilter(request.GET, QuoteEntry.objects.visible())
        owners = Quote.objects.with_people()
        listing.ranked_page(request, chosen.narrowed(), chosen.query, owners, listing.STATEMENTS_A_PAGE)

    asks = {
        FIRST: first,
        TOTAL: lambda question: first(question).count(),
        FACETS: lambda question: listing.statement_list(request_for(question), QuoteEntry.objects.visible()),
        RANK: ranked,
    }
    for name, ask in asks.items():
        watch.time(kind, name, "archive", ask, questions)


def time_deep_page(watch: Stopwatch) -> None:
    """Page 10,000, or the last one that there is, as an address leads there."""
    from statements.filters import QuoteFilter
    from statements.models import Quote, QuoteEntry
    from statements.views import listing

    def go(question):
        request = request_for(question)
        entries = QuoteFilter(request.GET, QuoteEntry.objects.visible()).narrowed()
        listing.dated_page(request, entries, Quote.objects.with_people(), listing.STATEMENTS_A_PAGE)

    for kind, asked in {"all statements": {}, "very common word": {"q": "من"}}.items():
        entries = QuoteFilter(request_for(asked).GET, QuoteEntry.objects.visible()).narrowed()
        deep = min(DEEP_PAGE - 1, entries.count() // listing.STATEMENTS_A_PAGE - 2) * listing.STATEMENTS_A_PAGE
        place = entries.newest_first().values_list("number", flat=True)[deep - 1]
        watch.time(kind, "page 1", "archive", go, [asked] * 10)
        watch.time(kind, "page 10,000", "archive", go, [{**asked, "older": place}] * 10)


def time_pages(watch: Stopwatch) -> None:
    """Whole pages as a server makes them, rendered: when it must count, and while it remembers what it counted."""
    from django.core.cache import cache
    from django.test import Client, override_settings

    from statements.models import Article, Quote

    client = Client()
    keys = {"statement": Quote.objects.published().last().pk, "article": Article.objects.published().last().pk}

    def ask(address):
        response = client.get(address)
        assert response.status_code == 200, f"{address}: {response.status_code}"

    def counting(address):
        cache.clear()
        ask(address)

    locmem = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    with override_settings(CACHES={"default": locmem, "cards": {**locmem, "LOCATION": "cards"}}):
        for address in (page.format(**keys) for page in PAGES):
            watch.time("page, counted anew", address, "archive", counting, [address] * 3)
            watch.time("page, counts remembered", address, "archive", ask, [address] * 3)


# The references ---------------------------------------------------------------------------------------------

ICONTAINS_KINDS = {"rare word", "common word, about 1 %", "very common word, about 30 %", "word, speaker, dates"}


def time_icontains(watch: Stopwatch, kind: str, questions: list[dict]) -> None:
    from statements.models import Quote

    facets = ("speaker", "organization", "article__publisher", "kind", "language", "review", "dated_on__year")

    def matching(question):
        rows = Quote.objects.published().filter(text__icontains=question["q"])
        if "speaker" in question:
            period = (question["since"], question["until"])
            rows = rows.filter(speaker__slug=question["speaker"], dated_on__range=period)
        return rows

    def first(question):
        rows = matching(question)
        list(rows.with_people()[:20])
        return rows

    def total(question):
        rows = first(question)
        rows.count()
        return rows

    def whole(question):
        rows = total(question)
        for facet in facets:
            list(rows.tally(facet)[:10])

    for name, ask in {FIRST: first, TOTAL: total, FACETS: whole}.items():
        watch.time(kind, name, "icontains", ask, questions, warm=False)


class Tantivy:
    """An index of the same terms, with what the facets count as fast fields."""

    def __init__(self, path: Path):
        import tantivy

        self.tantivy = tantivy
        self.schema = self._schema()
        if path.exists():
            index = tantivy.Index.open(str(path))
        else:
            path.mkdir(parents=True)
            index = tantivy.Index(self.schema, path=str(path))
            self._fill(index)
        index.reload()
        self.searcher = index.searcher()

    def _schema(self):
        builder = self.tantivy.SchemaBuilder().add_text_field("terms", tokenizer_name="whitespace")
        for name in ("number", "speaker", "organization", "profile"):
            builder.add_integer_field(name, indexed=True, fast=True)
        return builder.build()

    def _fill(self, index) -> None:
        from statements.models import QuoteEntry

        writer = index.writer(200_000_000, 1)
        fields = ("number", "speaker_id", "organization_id", "profile_id", "quote__search_terms")
        for number, speaker, organization, profile, terms in QuoteEntry.objects.visible().values_list(*fields):
            document = self.tantivy.Document(number=number, profile=profile, terms=terms)
            document.add_integer("speaker", speaker or 0)
            document.add_integer("organization", organization or 0)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()

    def query(self, question: dict):
        from statements.models import Speaker
        from statements.querysets import first_number
        from statements.search import parse

        asked = [self._clause(clause) for clause in parse(question["q"]).clauses]
        if "speaker" in question:
            speaker = Speaker.objects.get(slug=question["speaker"]).pk
            asked.append(self.tantivy.Query.term_query(self.schema, "speaker", speaker))
            days = [first_number(date.fromisoformat(question[end])) for end in ("since", "until")]
            kind = self.tantivy.FieldType.Integer
            asked.append(self.tantivy.Query.range_query(self.schema, "number", kind, *days))
        return self.tantivy.Query.boolean_query([(self.tantivy.Occur.Must, clause) for clause in asked])

    def _clause(self, clause):
        from statements.search.query import Phrase, Prefix
        from statements.search.terms import MARK_WORD

        make = self.tantivy.Query
        if isinstance(clause, Phrase):
            return make.phrase_query(self.schema, "terms", [MARK_WORD + word for word in clause.words])
        if isinstance(clause, Prefix):
            return make.regex_query(self.schema, "terms", f"{MARK_WORD}?{clause.word}.*")
        return make.term_query(self.schema, "terms", clause.stem)


def time_tantivy(watch: Stopwatch, kind: str, questions: list[dict], reference: Tantivy) -> None:
    search = reference.searcher.search
    facets = {name: {"terms": {"field": name, "size": 10}} for name in ("speaker", "organization", "profile")}

    def first(query):
        search(query, 20, count=False, order_by_field="number")

    def total(query):
        search(query, 20, count=True, order_by_field="number")

    def whole(query):
        total(query)
        reference.searcher.aggregate(query, facets)

    def ranked(query):
        search(query, 20, count=False)

    queries = [reference.query(question) for question in questions]
    for name, ask in {FIRST: first, TOTAL: total, FACETS: whole, RANK: ranked}.items():
        watch.time(kind, name, "tantivy", ask, queries)


# All databases ----------------------------------------------------------------------------------------------


@contextmanager
def empty_database(vendor: str, rows: int, options):
    """Yields the URL of an empty database; None where PostgreSQL is not installed."""
    if vendor == "sqlite":
        path = options.work / f"{rows}.sqlite3"
        for file in options.work.glob(f"{path.name}*"):
            file.unlink()
        yield f"sqlite:///{path}"
    elif binaries := with_postgres.binaries():
        with with_postgres.server(binaries, POSTGRES_SETTINGS) as url:
            yield url
    else:
        print("PostgreSQL is not installed (Debian: apt-get install postgresql)", file=sys.stderr)
        yield None


def measure_apart(url: str, rows: int, options) -> list[Figure]:
    """In a process of its own, since Django is set up for one database."""
    command = [sys.executable, __file__, *sys.argv[1:], "--rows", str(rows), "--at", url, "--json", "-"]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    return [Figure(**figure) for figure in json.loads(done.stdout)]


def table(figures: list[Figure]) -> Iterable[str]:
    """Markdown, one table a database and size; ratios above 1 are how many times faster the archive is."""
    parts = defaultdict(lambda: defaultdict(dict))
    for figure in figures:
        parts[figure.database, figure.rows][figure.kind, figure.measure][figure.of] = figure
    for (database, rows), lines in parts.items():
        yield f"\n{database}, {rows:,} statements\n"
        yield "| question | answer | p50 | p95 | icontains | times faster than it | tantivy | times its time |"
        yield "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |"
        for (kind, name), of in lines.items():
            own, other, ideal = of["archive"], of.get("icontains"), of.get("tantivy")
            cells = [kind, name, f"{own.p50:.1f}", f"{own.p95:.1f}"]
            cells += [f"{other.p50:,.0f}", f"{other.p50 / own.p50:,.0f}"] if other else ["", ""]
            cells += [f"{ideal.p50:.2f}", f"{own.p50 / ideal.p50:,.0f}"] if ideal else ["", ""]
            yield f"| {' | '.join(cells)} |"


def parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rows", default="10000,100000", help="sizes; 1000000 takes half an hour")
    parser.add_argument("--databases", default="sqlite,postgresql", help="one of them, or both")
    parser.add_argument("--seconds", type=float, default=1, help="for each figure; 1 by itself")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures there; - prints them")
    parser.add_argument(
        "--no-icontains", action="store_true", help="leave out this reference, which takes longest"
    )
    parser.add_argument("--no-tantivy", action="store_true", help="leave out this one")
    parser.add_argument("--pages", action="store_true", help="measure the pages alone")
    parser.add_argument("--at", metavar="URL", help="measure this one database; filled if it is empty, and kept")
    parser.add_argument("--corpus", type=Path, default=ROOT.parent / "shared" / "corpus", help="*.jsonl.gz")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "bench", help="where files may be large")
    return parser.parse_args()


def measure_all(options) -> list[Figure]:
    sizes = [int(size) for size in options.rows.split(",")]
    if options.at:
        return measure(options.at, sizes[0], options)
    figures = []
    for rows in sizes:
        shutil.rmtree(options.work / f"tantivy-{rows}", ignore_errors=True)
        for vendor in options.databases.split(","):
            with empty_database(vendor, rows, options) as url:
                figures += measure_apart(url, rows, options) if url else []
    return figures


def main() -> None:
    options = parse_options()
    options.work = options.work.resolve()
    figures = measure_all(options)
    written = json.dumps([asdict(figure) for figure in figures], ensure_ascii=False)
    if str(options.json) == "-":
        print(written)
        return
    if options.json:
        options.json.write_text(written)
    print("\n".join(table(figures)))


if __name__ == "__main__":
    main()
