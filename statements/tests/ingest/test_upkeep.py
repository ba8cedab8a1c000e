"""What an import asks of the database, so that it stays quick and small while tables grow from empty."""

import pytest
from django.db import connection, connections
from django.db.backends.sqlite3.base import DatabaseWrapper

from statements.ingest import run_import, upkeep
from statements.ingest.batch import turn
from statements.models import Article, ImportRun, Speaker
from statements.records import Origin, ParsedArticle


def bring_in(numbers, **options):
    articles = (ParsedArticle(f"نص المقال رقم {n}", Origin("made", n), language="ar") for n in numbers)
    return run_import(articles, ImportRun(sources=["made"]), **options)


def test_the_database_counts_its_tables_when_an_import_has_doubled_them(db):
    with connection.cursor() as cursor:
        # What PostgreSQL has counted in another test outlives that test's transaction.
        cursor.execute("ANALYZE")
    believed = []
    for numbers in (range(10), range(10, 12), range(12, 40)):
        bring_in(numbers)
        believed.append(upkeep._counted())
    assert believed == [10, 10, 40]


def test_neither_a_dry_run_nor_what_is_unchanged_has_tables_counted(db, monkeypatch):
    monkeypatch.setattr(upkeep, "_counted", lambda: pytest.fail("looked at the statistics"))
    bring_in(range(3), dry_run=True)
    assert not Article.objects.exists()
    bring_in([])


def test_a_writer_finds_rows_by_index_however_small_the_tables_are(db):
    with turn():
        plan = Speaker.objects.filter(pk=1).explain()
    assert "Index Scan" in plan or "SEARCH" in plan


@pytest.fixture
def file(db, tmp_path, monkeypatch):
    """An archive of its own in a file."""
    values = {**connections["default"].settings_dict, "NAME": tmp_path / "archive.sqlite3", "OPTIONS": {}}
    file = DatabaseWrapper(values, "file")
    monkeypatch.setattr(upkeep, "connection", file)
    yield file
    file.close()


def test_sqlite_keeps_as_much_in_memory_as_before_after_an_import_that_broke_off(file):
    before = {"mmap_size": 1_000_000, "cache_size": -64_000}
    for setting, value in before.items():
        upkeep._pragma(setting, value)
    with pytest.raises(KeyboardInterrupt), upkeep.frugal():
        assert all(upkeep._pragma(setting) == value for setting, value in upkeep._FRUGAL.items())
        raise KeyboardInterrupt
    assert {setting: upkeep._pragma(setting) for setting in before} == before
