"""Spelling folded: the differences that Arabic, Latin and Cyrillic spelling leaves free are taken out.

Folding is what makes "أفغانستان" and "افغانستان" the same word to the search and "وزيرةُ" and "وزيره" the
same to the extractor. `fold_with_offsets` also says where each folded character stands in the original, so
that whatever is found in folded text can be shown in the text as it was written.
"""

import re
import unicodedata
from typing import NamedTuple

# Letters of one sound that writers use for each other, and the letters that Persian, Urdu and Kurdish
# keyboards put in their place.
LETTERS = {
    **dict.fromkeys("أإآٱٲٳ", "ا"),
    **dict.fromkeys("ىیئېۍێےۓ", "ي"),
    **dict.fromkeys("ؤۆۇۋ", "و"),
    **dict.fromkeys("ةەۀہۂھ", "ه"),
    **dict.fromkeys("کڪگ", "ك"),
    "ڤ": "ف",
    "پ": "ب",
    "چ": "ج",
    "ژ": "ز",
    "ё": "е",
}
TATWEEL = "\u0640"
INVISIBLE = {"Cf"}  # zero-width joiners, direction marks, the soft hyphen, the byte order mark
# й is и with a breve to Unicode, but a letter of its own to a reader of Russian.
WHOLE_LETTERS = {"й": "й", "Й": "й"}


class Folded(NamedTuple):
    """Folded text; `offsets[i]` is where the character `text[i]` stands in the original.

    `offsets` has one entry more than `text`: the length of the original.
    """

    text: str
    offsets: list[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original (end exclusive) that a span of the folded text stands for."""
        if start == end:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], self.offsets[end - 1] + 1


def _fold_character(character: str) -> str:
    if character in WHOLE_LETTERS:
        return WHOLE_LETTERS[character]
    if character == TATWEEL or unicodedata.category(character) in INVISIBLE:
        return ""
    if character.isspace():
        return character
    folded = []
    for part in unicodedata.normalize("NFKD", character).casefold():
        category = unicodedata.category(part)
        if category == "Mn":
            continue
        if category == "Nd":
            part = str(unicodedata.digit(part))
        folded.append(LETTERS.get(part, part))
    return "".join(folded)


class _FoldTable(dict):
    """A table for str.translate that folds each character once, when it is first met."""

    def __missing__(self, codepoint: int) -> str:
        # ئ and ؤ decompose into ي and و with a hamza above, so the letter itself is looked up first.
        character = chr(codepoint)
        folded = LETTERS.get(character) or _fold_character(character)
        self[codepoint] = folded
        return folded


_TABLE = _FoldTable()
# What folding leaves as it is, one to one: runs of these need no look at each character.
_MAY_CHANGE_LENGTH = re.compile(
    r"[^\x00-\x7f\u0620-\u063f\u0641-\u064a\u0660-\u0669\u0400-\u0482\u048a-\u04ff،؛؟«»“”„–—]"
)


def fold(text: str) -> str:
    """The text with its spelling folded; may be shorter or longer than the original."""
    return text.translate(_TABLE)


def fold_with_offsets(text: str) -> Folded:
    """The text with its spelling folded, and where each character came from."""
    offsets: list[int] = []
    position = 0
    for match in _MAY_CHANGE_LENGTH.finditer(text):
        offsets.extend(range(position, match.start()))
        offsets.extend([match.start()] * len(_TABLE[ord(match.group())]))
        position = match.end()
    offsets.extend(range(position, len(text)))
    offsets.append(len(text))
    return Folded(fold(text), offsets)
