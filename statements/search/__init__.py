"""Full-text search over what the analyzer wrote: FTS5 on SQLite, tsvector with GIN on PostgreSQL.

The story: a text's terms (terms.py) are stored beside it; the database files them in its index whenever a row is
written (schema.py, sqlite.py, postgres.py); a reader's query (query.py) is compiled for the database (match.py);
what was found is shown in the original text (highlight.py).
"""

from .query import Query, parse

__all__ = ["Query", "parse"]
