"""Memory does not grow with the input: what is read ahead, in flight and remembered has its bounds."""

import itertools
import tracemalloc

import pytest

from statements import findings, parallel
from statements.extraction import Extraction
from statements.ingest import registry, run_import
from statements.ingest.run import BATCH_CHARACTERS
from statements.models import Article, ImportRun
from statements.records import Origin, ParsedArticle
from statements.search.terms import MARK_WORD

NOISE = 300_000


def articles(number, length=2_000):
    filler = "نص " * (length // 3)
    for n in range(number):
        yield ParsedArticle(f"مقال {n} {filler}", Origin("made", n + 1), publisher="صحيفة", language="ar")


@pytest.fixture
def nothing_found(db, monkeypatch):
    monkeypatch.setattr(findings, "extract", lambda body, **context: Extraction())


def peak(items) -> int:
    tracemalloc.start()
    try:
        run_import(items, ImportRun(sources=["made"]), batch=20)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_memory_does_not_grow_with_the_number_of_articles(nothing_found):
    peaks = []
    for number in (60, 60, 240):  # the first time fills caches
        Article.objects.all().delete()
        peaks.append(peak(articles(number)))
    assert peaks[2] - peaks[1] < NOISE


def test_long_articles_make_short_batches(nothing_found, monkeypatch):
    sizes = []

    def store(batch, run, registry):
        sizes.append(len(batch))
        for incoming in batch:
            incoming.refuse("test", "")
        return 0

    monkeypatch.setattr("statements.ingest.run.store", store)
    run_import(articles(10, BATCH_CHARACTERS // 3), ImportRun(sources=["made"]))
    assert max(sizes) <= 4


@pytest.mark.parametrize("workers", [1, 2])
def test_no_more_is_read_than_the_workers_will_soon_need(workers):
    read = itertools.count()
    endless = ((n, [n]) for n in range(10_000) if next(read) >= 0)
    results = parallel.in_order(sum, endless, workers)
    assert next(results) == (0, 0)
    assert next(read) <= 1 + workers * parallel.AHEAD
    results.close()


def test_no_more_names_and_words_are_remembered_than_are_allowed(nothing_found, monkeypatch):
    monkeypatch.setattr(registry, "MOST_NAMES", 5)
    monkeypatch.setattr(registry, "MOST_WORDS", 5)
    names = registry.Registry()
    for n in range(20):
        names.ask(registry.Speaker, f"سلمى {n}")
        names.settle()
        names.learn([Article(search_terms=f"{MARK_WORD}كلمة{n}")])
        names.keep()
        assert len(names._known) <= 5 and len(names._words) <= 5
    assert registry.Speaker.objects.count() == 20
