"""The index on SQLite: an FTS5 table over the column of terms, which triggers keep in step."""

from .query import Query


def index_table(table: str) -> str:
    return f"{table}_search"


def install_sql(table: str, column: str) -> list[str]:
    """Statements that make the index of table.column, fill it, and keep it in step with every write.

    A migration that lets Django rebuild the table drops the triggers: it must run these again.
    """
    index = index_table(table)
    add = f"INSERT INTO {index}(rowid, {column}) VALUES (new.id, new.{column});"
    remove = f"INSERT INTO {index}({index}, rowid, {column}) VALUES ('delete', old.id, old.{column});"
    return [
        *uninstall_sql(table),
        f"CREATE VIRTUAL TABLE {index} USING fts5("
        f"{column}, content='{table}', content_rowid='id', tokenize='unicode61 remove_diacritics 0')",
        f"CREATE TRIGGER {index}_insert AFTER INSERT ON {table} BEGIN {add} END",
        f"CREATE TRIGGER {index}_delete AFTER DELETE ON {table} BEGIN {remove} END",
        f"CREATE TRIGGER {index}_update AFTER UPDATE OF {column} ON {table} BEGIN {remove} {add} END",
        f"INSERT INTO {index}({index}) VALUES ('rebuild')",
    ]


def uninstall_sql(table: str) -> list[str]:
    index = index_table(table)
    triggers = [f"DROP TRIGGER IF EXISTS {index}_{event}" for event in ("insert", "delete", "update")]
    return [*triggers, f"DROP TABLE IF EXISTS {index}"]


def match_sql(table: str, alias: str, query: Query) -> tuple[str, list]:
    """The condition that a row of `alias` (of `table`) matches, and its parameters.

    Terms are letters and digits only, so that quoting them leaves nothing of FTS5's own language.
    """
    index = index_table(table)
    condition = f'"{alias}"."id" IN (SELECT rowid FROM "{index}" WHERE "{index}" MATCH %s)'
    return condition, [" ".join(f'"{term}"' for term in query.terms)]
