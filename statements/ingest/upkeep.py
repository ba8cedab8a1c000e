"""What a database has to be told about an import: that it grows much, and that it passes through once."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from statements.models import Article

# What SQLite keeps in memory while an import runs: no mapped file, and 16 MB of pages, which it counts in negative
# KiB. With more it was no quicker, in an archive of 27,000 articles.
_FRUGAL = {"mmap_size": 0, "cache_size": -16_000}


def renew_statistics(added: int) -> None:
    """Let the database count its tables anew, by which it plans queries, if these articles have doubled them.

    PostgreSQL counts by itself, but not at once, and only where autovacuum is on; SQLite never does.
    """
    if not added or added < _counted():
        return
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA analysis_limit = 1000")
            cursor.execute("ANALYZE")
        else:
            tables = connection.introspection.django_table_names(only_existing=True)
            cursor.execute(f"ANALYZE {', '.join(map(connection.ops.quote_name, tables))}")


@contextmanager
def by_index() -> Iterator[None]:
    """PostgreSQL finds rows by index alone in here, which is a transaction, or the rest of the one that is open.

    Its plans for foreign keys are made once, when tables are small still, and would go through all rows when they
    no longer are; and of tables that it has not counted yet it believes that they are small.
    """
    if connection.vendor != "postgresql":
        yield
        return
    with transaction.atomic(savepoint=False):
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
        yield


@contextmanager
def frugal() -> Iterator[None]:
    """SQLite keeps little of its file in memory: an import touches all of it, and what it touched would stay."""
    if connection.vendor != "sqlite":
        yield
        return
    before = {setting: _pragma(setting) for setting in _FRUGAL}
    try:
        for setting, value in _FRUGAL.items():
            _pragma(setting, value)
        yield
    finally:
        for setting, value in before.items():
            _pragma(setting, value)


def _pragma(setting: str, value: int | None = None) -> int:
    """What SQLite has for a setting, once it is set to the value, if there is one; 0 where it knows none."""
    with connection.cursor() as cursor:
        if value is not None:
            cursor.execute(f"PRAGMA {setting} = {value}")
        found = cursor.execute(f"PRAGMA {setting}").fetchone()
    return found[0] if found else 0


def _counted() -> int:
    """How many articles the database believes to have."""
    table = Article._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_stat1'")
            if not cursor.fetchone():
                return 0
            cursor.execute("SELECT max(stat + 0) FROM sqlite_stat1 WHERE tbl = %s", [table])
        else:
            cursor.execute("SELECT reltuples FROM pg_class WHERE oid = %s::regclass", [table])
        (rows,) = cursor.fetchone()
        return int(rows or 0)
