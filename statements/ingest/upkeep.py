"""What a database has to be told about an import: that it grows much, and that it passes through once."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from statements.models import Article


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
def unmapped() -> Iterator[None]:
    """SQLite maps no file into memory: an import touches all of it, and all that it touched would stay."""
    before = _mapped()
    if before:
        _map(0)
    try:
        yield
    finally:
        if before:
            _map(before)


def _mapped() -> int:
    """So many bytes of its file may SQLite map; 0 where there is none."""
    if connection.vendor != "sqlite":
        return 0
    with connection.cursor() as cursor:
        found = cursor.execute("PRAGMA mmap_size").fetchone()
    return found[0] if found else 0


def _map(size: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA mmap_size = {size}")


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
