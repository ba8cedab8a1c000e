"""What a reader may have meant: a name that has a page of its own, a word spelled otherwise."""

from operator import itemgetter

from statements.models import IndexedWord, Organization, Speaker
from statements.models.people import name_key
from statements.search.query import Phrase, Query, Word, parse

# A shorter piece of a name is in too many of them.
SHORTEST_NAME = 3
NAMES_AT_MOST = 3
TRIED = 6


def names(query: Query) -> list:
    """The speakers and organizations that the words searched for are a name of, the most quoted first."""
    typed = [clause for clause in query.clauses if isinstance(clause, Word | Phrase)]
    key = name_key(" ".join(map(str, typed)))
    if len(typed) != len(query.clauses) or len(key) < SHORTEST_NAME:
        return []
    return [
        named
        for model in (Speaker, Organization)
        for named in model.objects.spelled(key).with_counts()[:NAMES_AT_MOST]
    ]


def suggestion(query: Query, entries) -> Query | None:
    """The query with its first word that no entry holds replaced by one that some do, if there is such a word.

    `entries` is the model of the index that is searched. At most TRIED words are tried.
    """
    for clause in query.clauses:
        if isinstance(clause, Word) and not _hits(clause, entries):
            nearest = _nearest(clause, entries)
            clauses = tuple(nearest if each is clause else each for each in query.clauses)
            return Query(clauses) if nearest else None
    return None


def _nearest(mistyped: Word, entries) -> Word | None:
    """Of the words one slip away the one that most entries hold."""
    near = sorted(IndexedWord.objects.near(mistyped.word), key=lambda text: _distance(text, mistyped.word))
    words = [word for text in near[:TRIED] for word in parse(text).clauses]
    hits, best = max(((_hits(word, entries), word) for word in words), key=itemgetter(0), default=(0, None))
    return best if hits else None


def _distance(text: str, typed: str) -> tuple:
    """The first letter is seldom mistyped, and a letter is rather changed than left out."""
    return text[0] != typed[0], abs(len(text) - len(typed)), text


def _hits(word: Word, entries) -> int:
    return entries.objects.visible().matching(Query((word,))).count()
