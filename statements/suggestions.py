"""What a reader may have meant: a name that has a page of its own, a word spelled otherwise."""

from collections import Counter

from django.db.models import Count, Value

from statements.models import IndexedWord, Organization, Speaker
from statements.models.people import name_key
from statements.search.query import Phrase, Query, Word, parse

# A shorter piece of a name is in too many of them.
SHORTEST_NAME = 3
NAMES_AT_MOST = 3
TRIED = 6


def names(query: Query) -> list:
    """The speakers and organizations with a name in which the words searched for stand, the most quoted first."""
    typed = [clause for clause in query.clauses if isinstance(clause, Word | Phrase)]
    key = name_key(" ".join(map(str, typed)))
    if len(typed) != len(query.clauses) or len(key) < SHORTEST_NAME:
        return []
    found = [
        named
        for model in (Speaker, Organization)
        for named in model.objects.with_words(key).with_counts()[:NAMES_AT_MOST]
    ]
    return sorted(found, key=lambda named: -named.quote_count)


def suggestion(query: Query, entries) -> Query | None:
    """The query with its first word that no entry holds replaced by one that some do, if there is such a word.

    `entries` is the model of the index that is searched. At most TRIED words are tried.
    """
    words = [clause for clause in query.clauses if isinstance(clause, Word)]
    hits = _hits(words, entries)
    mistyped = next((word for word in words if not hits[word]), None)
    nearest = mistyped and _nearest(mistyped, entries)
    return Query(tuple(nearest if each is mistyped else each for each in query.clauses)) if nearest else None


def _nearest(mistyped: Word, entries) -> Word | None:
    """Of the words one slip away the one that most entries hold."""
    near = sorted(IndexedWord.objects.near(mistyped.word), key=lambda text: _distance(text, mistyped.word))
    words = [word for text in near[:TRIED] for word in parse(text).clauses]
    found = _hits(words, entries).most_common(1)
    return found[0][0] if found else None


def _distance(text: str, typed: str) -> tuple:
    """The first letter is seldom mistyped, and a letter is rather changed than left out."""
    return text[0] != typed[0], abs(len(text) - len(typed)), text


def _hits(words: list[Word], entries) -> Counter:
    """How many entries hold each of the words, those that none holds left out; in one query."""
    rows = entries.objects.visible().order_by()
    counted = [
        rows.matching(Query((word,))).annotate(word=Value(place)).values("word").annotate(n=Count("pk"))
        for place, word in enumerate(words)
    ]
    found = counted[0].union(*counted[1:], all=True) if counted else ()
    return Counter({words[row["word"]]: row["n"] for row in found})
