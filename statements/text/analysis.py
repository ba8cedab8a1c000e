"""From a text to the terms that it is found by. The index and the query both go through here.

A term is a folded word without the clitics that Arabic writes together with it: "وأفغانستان" and "أفغانستان"
are found by one another. Clitics are taken off only where enough of a word remains.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from .fold import fold

# Rises with every change of the terms: an index made by another version is stale.
ANALYZER_VERSION = "1"

# Letters and digits, with the vowel signs and tatweel that stand between them.
WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0610-\u061a\u0640\u064b-\u065f\u0670\u0300-\u036f])*")
_FOLDED_WORD = re.compile(r"[^\W_]+")
_ARABIC = re.compile(r"[\u0620-\u064a]")

# The longest first: (prefix, the least number of letters that must remain).
_CLITICS = (
    ("وبال", 3), ("وكال", 3), ("وال", 3), ("فال", 3), ("بال", 3), ("كال", 3), ("ولل", 3), ("ال", 3), ("لل", 3),
    ("و", 4), ("ف", 5), ("ب", 5), ("ل", 5), ("ك", 5),
)  # fmt: skip


class Token(NamedTuple):
    """A word of the original text, text[start:end], and the terms that it is found by."""

    start: int
    end: int
    terms: tuple[str, ...]


@lru_cache(maxsize=100_000)
def term(folded_word: str) -> str:
    """The index term of one folded word: its clitics taken off until none is left to take.

    Going on to the end is what makes "الوزارة" and "وزارة" meet, though both lose a letter of the root.
    """
    if not _ARABIC.match(folded_word):
        return folded_word
    for prefix, least in _CLITICS:
        if folded_word.startswith(prefix) and len(folded_word) - len(prefix) >= least:
            return term(folded_word[len(prefix) :])
    return folded_word


def terms(text: str) -> list[str]:
    """The terms of the text, in its order."""
    return [term(word) for word in _FOLDED_WORD.findall(fold(text))]


def tokens(text: str) -> Iterator[Token]:
    """The words of the text with their terms, for finding in the original what the index found."""
    for match in WORD.finditer(text):
        yield Token(match.start(), match.end(), tuple(terms(match.group())))
