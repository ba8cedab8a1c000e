"""The index on PostgreSQL: a GIN index over the terms as a tsvector, which the database keeps itself.

The configuration is `simple`: the words were analyzed before, and PostgreSQL takes them as they are.
"""

from .query import Query


def install_sql(table: str, column: str) -> list[str]:
    return [
        *uninstall_sql(table),
        f"CREATE INDEX {table}_search ON {table} USING gin (to_tsvector('simple', {column}))",
    ]


def uninstall_sql(table: str) -> list[str]:
    return [f"DROP INDEX IF EXISTS {table}_search"]


def match_sql(column: str, params: list, query: Query) -> tuple[str, list]:
    """The condition that the column's terms match, and its parameters."""
    condition = f"to_tsvector('simple', {column}) @@ plainto_tsquery('simple', %s)"
    return condition, [*params, " ".join(query.terms)]
