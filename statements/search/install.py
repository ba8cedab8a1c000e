"""Making the index, from a migration or a command: the same calls on both databases.

A migration that changes one of the indexed tables takes the index away before and makes it again after, since
SQLite rebuilds a table to change it and PostgreSQL lets no column go that a view looks at:

    operations = [migrations.RunPython(uninstall, install), ..., migrations.RunPython(install, uninstall)]
"""

from . import postgres, sqlite

_VENDORS = {"sqlite": sqlite, "postgresql": postgres}


def install(apps, schema_editor) -> None:
    """Make the index anew, triggers and all, and fill it from the rows that are there."""
    run(schema_editor.connection, "install_sql")


def uninstall(apps, schema_editor) -> None:
    run(schema_editor.connection, "uninstall_sql")


def run(connection, part: str) -> None:
    """Run one part of the vendor's SQL: install_sql, uninstall_sql, or tidy_sql after many rows were written."""
    with connection.cursor() as cursor:
        for statement in getattr(_VENDORS[connection.vendor], part)():
            cursor.execute(statement)
