"""The stem of an Arabic word: what is written onto it taken off, its broken plural led back to the singular.

A light stemmer as search engines use them (light10 and its kin) strips whatever looks like a conjunction, a
preposition, the article or an ending, and so takes the first letter from وزير and the last ones from لبنان.
The lists in `lexicons/arabic_*.txt` hold it back; they are plain files, open to a linguist's review. What no
list knows is stripped, so that the variants of a rare word still meet.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from .fold import fold

_LEXICONS = Path(__file__).parent / "lexicons"

# What is written onto the end of a word, the longest first, and the least number of letters that must remain.
_ENDINGS = (
    ("هما", 3), ("كما", 4), ("تين", 3), ("تان", 3),
    ("ها", 3), ("هم", 3), ("هن", 4), ("كم", 4), ("نا", 3), ("وا", 3), ("ات", 3), ("ان", 3), ("ين", 3), ("ون", 3),
    ("ه", 3), ("ي", 3), ("ا", 3), ("ت", 3), ("و", 4),
)  # fmt: skip
_ENDINGS_BY_LETTER = {
    letter: [(ending, least) for ending, least in _ENDINGS if ending[-1] == letter]
    for letter in {ending[-1] for ending, _ in _ENDINGS}
}
# What is written onto the beginning, in this order: a conjunction, then a preposition or the sign of the future.
_CLITICS = (re.compile(r"^[وف](?=...)"), re.compile(r"^(?:[بكل](?=...)|س(?=[اينت]...))"))
_ARTICLE = re.compile(r"^ال(?=..)")


class ArabicStemmer:
    """A stemmer that these lists hold back; see the files for what is in them. Their words need not be folded."""

    def __init__(
        self,
        beginnings: Iterable[str] = (),
        articles: Iterable[str] = (),
        endings: Iterable[str] = (),
        plurals: Mapping[str, str] | None = None,
    ):
        """The words of the first three lists keep theirs; `plurals` maps broken plurals to singulars."""
        self._ends_by_itself = frozenset(map(fold, endings))
        self._before_suffixes = _before_suffixes(self._ends_by_itself)
        self._plurals: dict[str, str] = {}
        folded = {fold(plural): fold(singular) for plural, singular in (plurals or {}).items()}
        folded |= {spelling: folded[word] for spelling, word in _before_suffixes(folded).items()}
        self._plurals = {plural: self._without_ending(singular) for plural, singular in folded.items()}
        self._article_by_itself = frozenset(map(fold, articles))
        self._begins_by_itself = frozenset(map(fold, beginnings))

    def stem(self, word: str) -> str:
        """The stem of one folded word."""
        stem = self._without_ending(self._without_beginning(word))
        # داوود is داود, مسؤول is مسؤل; but ووزير begins with a conjunction.
        return stem[0] + stem[1:].replace("وو", "و")

    def _without_beginning(self, word):
        for clitic in _CLITICS:
            if self._keeps_beginning(word):
                return word
            if word.startswith("لل") and len(word) > 3:
                # The article loses its ا after ل, and a noun in ل its own: للوزير, للجنة.
                return word[1:] if self._keeps_beginning(word[1:]) else word[2:]
            word = clitic.sub("", word, count=1)
        return word if self._keeps_beginning(word) else _ARTICLE.sub("", word, count=1)

    def _keeps_beginning(self, word):
        if word in self._article_by_itself or self._one_ending_less(word) in self._article_by_itself:
            return True
        rest = word[1:]
        while word not in self._begins_by_itself and word not in self._plurals:
            if rest in self._ends_by_itself or rest in self._plurals:
                return False  # لإنسان: the whole rest is a word, so what a shorter piece looks like says nothing
            shorter = self._one_ending_less(word)
            if shorter == word:
                return False
            word = shorter
        return True

    def _without_ending(self, word):
        while True:
            if word in self._plurals:
                return self._plurals[word]
            if word in self._ends_by_itself:
                return word
            if word in self._before_suffixes:
                return self._before_suffixes[word]
            shorter = self._one_ending_less(word)
            if shorter == word:
                return word
            word = shorter

    def _one_ending_less(self, word):
        if word.endswith("نا") and word[:-1] in self._ends_by_itself:
            return word[:-1]  # بيانا is بيان in the accusative, not "our بيا"
        for ending, least in _ENDINGS_BY_LETTER.get(word[-1:], ()):
            # The ي of نهاية is no ending: before it there must be a consonant.
            if word.endswith(ending) and len(word) - len(ending) >= least and not word.endswith("اي"):
                shorter = word[: -len(ending)]
                # محاكمات and محاكمت(ه) are محاكمة where that keeps its ending, not محاكم.
                with_ta = shorter + "ه"
                return with_ta if ending in ("ات", "ت") and with_ta in self._ends_by_itself else shorter
        return word


def _before_suffixes(words):
    """{spelling: word} of the words in اء as they are written before a suffix: أبنائه, أبناؤه."""
    return {word[:-1] + seat: word for word in words if word.endswith("اء") for seat in "يو"}


def _lines(name):
    lines = (_LEXICONS / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def read_words(name: str) -> list[str]:
    """The words of a list in lexicons/, such as `arabic_beginnings.txt`, in its order."""
    return [word for line in _lines(name) for word in line.split()]


def read_plurals() -> dict[str, str]:
    """{plural: singular} of `arabic_plurals.txt`."""
    table = {}
    for line in _lines("arabic_plurals.txt"):
        singular, plurals = line.split(":")
        table |= dict.fromkeys(plurals.split(), singular)
    return table


_STEMMER = ArabicStemmer(
    read_words("arabic_beginnings.txt"),
    read_words("arabic_articles.txt"),
    read_words("arabic_endings.txt"),
    read_plurals(),
)


def arabic_stem(word: str) -> str:
    """The stem of one folded Arabic word. Words of one stem are the same word to the search."""
    return _STEMMER.stem(word)
