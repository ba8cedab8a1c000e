"""Making the index, from a migration: the same call on both databases."""

from . import postgres, sqlite

_VENDORS = {"sqlite": sqlite, "postgresql": postgres}


def install(connection, table: str, column: str) -> None:
    """Make (or make again) the full-text index of table.column and fill it from the rows that are there."""
    _run(connection, _VENDORS[connection.vendor].install_sql(table, column))


def uninstall(connection, table: str) -> None:
    _run(connection, _VENDORS[connection.vendor].uninstall_sql(table))


def _run(connection, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
