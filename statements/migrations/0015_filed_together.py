from django.db import migrations

from statements.search import postgres
from statements.search.schema import FILINGS

# What is long, and written often: lz4 takes a fifth of the time of PostgreSQL's own compression.
LONG = {
    "statements_article": ["body", "search_terms"],
    "statements_articlerevision": ["body"],
    "statements_quote": ["text", "search_terms"],
}


def file_together(apps, schema_editor):
    """The triggers of an older version, and how its index empties its list; see search/postgres.py."""
    if schema_editor.connection.vendor != "postgresql":
        return
    for statement in postgres.triggers_sql():
        schema_editor.execute(statement)
    for filing in FILINGS:
        schema_editor.execute(f"ALTER INDEX {filing.entry}_terms RESET (gin_pending_list_limit)")


def compress_quickly(apps, schema_editor):
    """Of rows that are written from now on, where the server was built with lz4."""
    connection = schema_editor.connection
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT 'lz4' = ANY (enumvals) FROM pg_settings WHERE name = 'default_toast_compression'")
        if cursor.fetchone() != (True,):
            return
    for table, columns in LONG.items():
        steps = ", ".join(f"ALTER {column} SET COMPRESSION lz4" for column in columns)
        schema_editor.execute(f"ALTER TABLE {table} {steps}")


class Migration(migrations.Migration):

    dependencies = [
        ('statements', '0014_report_names'),
    ]

    operations = [
        migrations.RunPython(file_together, migrations.RunPython.noop),
        migrations.RunPython(compress_quickly, migrations.RunPython.noop),
    ]
