"""Where a name stands in an alphabetical index, as a librarian files it: without its article, spelling folded."""

import re
from functools import cache

from .arabic import read_words
from .fold import fold

# Folded letters, in the order of each alphabet; й is a letter of its own, ё is е.
ALPHABETS = {
    "ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "en": "abcdefghijklmnopqrstuvwxyz",
    "ru": "абвгдежзийклмнопрстуфхцчшщъыьэюя",
}
# What names in other scripts, and those that begin with a number, are found under.
OTHER = "#"
LETTERS = (*"".join(ALPHABETS.values()), OTHER)

_BEFORE_WORDS = re.compile(r"^\W+")
# In Latin letters: al-Marsawi, el-Baradei, The Hague; but not Al Gore.
_ARTICLE = re.compile(r"^(?:ال|[ae]l[-‑–'’]|the )(?=\w\w)", re.IGNORECASE)


def filing_key(name: str) -> str:
    """What a name is put in order by: its words folded, the article before the first one left out."""
    letters = "".join(c if c.isalnum() else " " for c in fold(_without_article(_BEFORE_WORDS.sub("", name))))
    return " ".join(letters.split()) or fold(name.strip())


def initial(key: str) -> str:
    """The letter that a filing key is found under, OTHER where it begins with none of the alphabets."""
    return key[0] if key and key[0] in LETTERS else OTHER


def _without_article(name: str) -> str:
    # The article has a bare alif; one with a hamza is a letter of the name: ألمانيا, إلياس.
    if name.startswith("ال") and fold(name.split()[0]) in _with_own_article():
        return name
    return _ARTICLE.sub("", name, count=1)


@cache
def _with_own_article() -> frozenset[str]:
    return frozenset(map(fold, read_words("arabic_articles.txt")))
