"""A query compiled for each database: an FTS5 expression, or a tsquery.

Terms are letters and digits only, and are quoted all the same, so that nothing of what a reader types is ever
read as a part of either database's own language.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from .query import AnyOf, Field, Not, Phrase, Prefix, Query, Word
from .terms import EVERYTHING, MARK_TITLE, MARK_WORD, NOTHING

# From a field's name and the words asked for to the terms of the speakers or bodies that are meant.
Resolve = Callable[[str, tuple[str, ...]], list[str]]


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a database writes a prefix, a phrase, and terms that must all, may, or must not be there."""

    prefix: str
    phrase: Callable[[list[str]], str]
    both: str
    either: str
    without: str


FTS5 = Dialect('"{}" *', lambda terms: f'"{" ".join(terms)}"', " AND ", " OR ", "({} NOT {})")
TSQUERY = Dialect("'{}':*", lambda terms: f"({' <-> '.join(map(repr, terms))})", " & ", " | ", "({} & !{})")
DIALECTS = {"sqlite": FTS5, "postgresql": TSQUERY}


def compile(query: Query, dialect: Dialect, resolve: Resolve) -> str:
    """The dialect's expression for a query that is not empty."""
    return _Compiler(dialect, resolve).write_all(query.clauses)


@dataclass(frozen=True, slots=True)
class _Compiler:
    dialect: Dialect
    resolve: Resolve
    mark: str = ""  # stands before each term inside a field

    def write_all(self, clauses) -> str:
        wanted = [self.write(clause) for clause in clauses if not isinstance(clause, Not)]
        unwanted = [self.write(clause.clause) for clause in clauses if isinstance(clause, Not)]
        both = f"({self.dialect.both.join(wanted or [self._term(EVERYTHING)])})"
        return self.dialect.without.format(both, self._any(unwanted)) if unwanted else both

    def write(self, clause) -> str:
        match clause:
            case Word(stem=stem):
                return self._term(self.mark + stem)
            case Phrase(words=words):
                return self.dialect.phrase([self.mark + MARK_WORD + word for word in words])
            case Prefix(word=word):
                return self._any(self.dialect.prefix.format(self.mark + mark + word) for mark in (MARK_WORD, ""))
            case AnyOf(clauses=clauses):
                return self._any(map(self.write, clauses))
            case Field():
                return self._field(clause)
        raise TypeError(f"no clause of a query: {clause!r}")

    def _term(self, term: str) -> str:
        return self.dialect.phrase([term])

    def _any(self, written) -> str:
        return f"({self.dialect.either.join(written)})"

    def _field(self, field: Field) -> str:
        if field.name == "in":
            return _Compiler(self.dialect, self.resolve, MARK_TITLE).write(field.value)
        words = field.value.words if isinstance(field.value, Phrase) else (field.value.word,)
        return self._any(map(self._term, self.resolve(field.name, words) or [NOTHING]))


def joined(vendor: str, entry: str) -> dict:
    """The arguments of QuerySet.extra that bring the full-text index to the entries."""
    table = f"{entry}_terms"
    return {"tables": [table], "where": [f"{table}.rowid = {entry}.number"]} if vendor == "sqlite" else {}


def condition(vendor: str, entry: str) -> str:
    """The condition on entries that are joined with the index, its parameter an expression of the dialect."""
    return f"{entry}_terms MATCH %s" if vendor == "sqlite" else f"{entry}.terms @@ %s::tsquery"


def number_column(vendor: str, entry: str, joined: tuple[str, ...]) -> str:
    """What entries are compared and ordered by: FTS5 skips, and goes in order, only by a rowid of its own."""
    table = f"{entry}_terms"
    return f"{table}.rowid" if vendor == "sqlite" and table in joined else f"{entry}.number"


class Score(NamedTuple):
    """An expression that is the less the better a row matches, and its parameters."""

    sql: str
    params: list


def score(vendor: str, entry: str, query: Query, resolve: Resolve) -> Score:
    """For rows that the condition of the same query chose."""
    if vendor == "sqlite":
        return Score(f"bm25({entry}_terms)", [])
    # As a double, which comes back from a page's address as the number that it was.
    return Score(f"-ts_rank({entry}.terms, %s::tsquery)::float8", [compile(query, TSQUERY, resolve)])
