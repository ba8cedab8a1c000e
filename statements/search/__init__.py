"""Full-text search over what the analyzer wrote: FTS5 on SQLite, tsvector with GIN on PostgreSQL.

A searchable model has a text column of analyzed terms, kept by its `save` and by the bulk paths of `ingest`;
the database keeps the index in step with that column by itself, so no write can miss it. Importing this
package registers the lookup: `Quote.objects.filter(search_terms__matches=parse(text))`.
"""

from . import lookups
from .query import Query, parse

__all__ = ["Query", "lookups", "parse"]
