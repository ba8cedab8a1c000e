"""The lookup `matches`, which asks the database's full-text index."""

from django.db.models import Lookup, TextField

from . import postgres, sqlite
from .query import Query


@TextField.register_lookup
class Matches(Lookup):
    """`column__matches=Query`: all terms of the query occur in the analyzed text of the column."""

    lookup_name = "matches"
    prepare_rhs = False

    def __init__(self, lhs, rhs):
        if not isinstance(rhs, Query) or not rhs:
            raise ValueError("matches takes a Query with at least one term")
        super().__init__(lhs, rhs)

    def as_sqlite(self, compiler, connection):
        table = self.lhs.target.model._meta.db_table
        return sqlite.match_sql(table, self.lhs.alias, self.rhs)

    def as_postgresql(self, compiler, connection):
        column, params = self.process_lhs(compiler, connection)
        return postgres.match_sql(column, params, self.rhs)
