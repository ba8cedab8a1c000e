"""From a text to what it is found by. The index and the query both go through here.

Every word counts twice: as the folded `word`, for exact phrases, and as its `stem`, which brings the written
variants of a word together. Which stemmer a word gets depends on its own script and on nothing else: not on
the language of the article, which a query could not know, nor on any statistics, which would change.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import Stemmer

from .arabic import arabic_stem
from .fold import fold, fold_with_offsets

# Rises with every change of the words or stems, lists included: an index made by another version is stale.
ANALYZER_VERSION = "2"
# What is longer is no word of any language; databases limit what they index.
LONGEST_WORD = 64

# Hamza before و has three spellings: مسؤول, مسئول, مسءول. Folding would keep them apart.
_HAMZA_BEFORE_WAW = re.compile(r"[ئء](?=[ئء\u0640\u064b-\u065f\u0670]*[وؤ])")
_RUN = re.compile(r"[^\W_]+")

_ARABIC = re.compile(r"[\u0620-\u064a\u066e-\u06d3]+")
_LATIN = re.compile(r"[a-z\u00df-\u024f]+")
_CYRILLIC = re.compile(r"[\u0400-\u052f]+")
# A number with what Arabic writes onto it: بـ20, الـ20, و20.
_NUMBER = re.compile(r"[وف]?[بلك]?(?:ال)?([0-9]+)")

# Without a cache of their own (ours holds the outcome), which would not be safe between threads.
_ENGLISH = Stemmer.Stemmer("english", 0)
_RUSSIAN = Stemmer.Stemmer("russian", 0)


class Analysis(NamedTuple):
    """Two sequences of one length, in the order of the text. Words and stems are letters and digits only."""

    words: tuple[str, ...]
    stems: tuple[str, ...]


class Token(NamedTuple):
    """A word of the original text, text[start:end], signs of vowels included."""

    start: int
    end: int
    word: str
    stem: str


def analyze(text: str) -> Analysis:
    """The folded words of the text and their stems."""
    found = list(filter(None, map(_word, _RUN.findall(fold(_one_hamza(text))))))
    return Analysis(*zip(*found, strict=True)) if found else Analysis((), ())


def tokens(text: str) -> Iterator[Token]:
    """The same words, and where they stand in the original."""
    folded = fold_with_offsets(_one_hamza(text))
    for match in _RUN.finditer(folded.text):
        if found := _word(match.group()):
            start, end = folded.span(*match.span())
            while end < len(text) and _continues(text[end]):
                end += 1
            yield Token(start, end, *found)


def stem(word: str) -> str:
    """The stem of one folded word; what is in no known script, or in two at once, is its own stem."""
    if _ARABIC.fullmatch(word):
        return arabic_stem(word)
    if _LATIN.fullmatch(word):
        return _ENGLISH.stemWord(word)
    if _CYRILLIC.fullmatch(word):
        return _RUSSIAN.stemWord(word)
    number = _NUMBER.fullmatch(word)
    return number[1] if number else word


def terms(text: str) -> list[str]:
    """The stems of the text, in its order."""
    return list(analyze(text).stems)


def _one_hamza(text):
    return _HAMZA_BEFORE_WAW.sub("ؤ", text)


def _continues(character):
    """Whether a character that folds to nothing belongs to the word before it: vowel signs, tatweel."""
    return not fold(character) and unicodedata.category(character) != "Cf"


@lru_cache(50_000)
def _word(run: str) -> tuple[str, str] | None:
    """(word, stem) of a run of word characters; None where it is no word."""
    # Numerals that fold to no digits (Roman, Ethiopic) are a word to one database and nothing to the other.
    kept = "".join(character for character in run if character.isalpha() or character.isdecimal())
    word = kept[:LONGEST_WORD]
    # Where they are equal they are one string, which is most of the memory.
    word = run if word == run else word
    root = stem(word)
    return (word, word if root == word else root) if word else None
