"""How one wording differs from another, word by word. Spelling that folds away is no difference."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from statements.text.analysis import Token, tokens

# Comparing takes time by the square of the words. What is longer is no statement that anybody compares.
MOST_WORDS = 1_000


class Change(StrEnum):
    NONE = ""
    REMOVED = "removed"
    ADDED = "added"


class Piece(NamedTuple):
    change: Change
    text: str


def differences(first: str, other: str) -> list[Piece]:
    """The other wording as pieces, with what it leaves out of the first.

    The pieces without the removed ones are `other`, to the letter, but for a space after each removed one. A
    wording of more than 1,000 words is one piece.
    """
    before, after = list(tokens(first)), list(tokens(other))
    if not before or not after or max(len(before), len(after)) > MOST_WORDS:
        return [Piece(Change.NONE, other)]
    matcher = SequenceMatcher(None, _words(before), _words(after), autojunk=False)
    # Where each word of the other wording begins, and where it ends: the text that nothing is missing from.
    starts = [0, *(token.start for token in after[1:]), len(other)]
    pieces = []
    for tag, a, b, i, j in matcher.get_opcodes():
        if tag in ("delete", "replace"):
            pieces += [Piece(Change.REMOVED, first[before[a].start : before[b - 1].end]), Piece(Change.NONE, " ")]
        if tag in ("insert", "replace"):
            pieces += _added(other, starts[i], after[i].start, after[j - 1].end, starts[j])
        if tag == "equal":
            pieces.append(Piece(Change.NONE, other[starts[i] : starts[j]]))
    return _joined(pieces)


def _words(tokens: list[Token]) -> list[str]:
    return [token.word for token in tokens]


def _added(text: str, *edges: int) -> list[Piece]:
    """The added words, with the signs and spaces before and after them as no change."""
    changes = (Change.NONE, Change.ADDED, Change.NONE)
    return [Piece(change, text[a:b]) for change, (a, b) in zip(changes, pairwise(edges), strict=True)]


def _joined(pieces: list[Piece]) -> list[Piece]:
    return list(_join(piece for piece in pieces if piece.text))


def _join(pieces: Iterator[Piece]) -> Iterator[Piece]:
    last = next(pieces)
    for piece in pieces:
        if piece.change == last.change:
            last = last._replace(text=last.text + piece.text)
        else:
            yield last
            last = piece
    yield last
