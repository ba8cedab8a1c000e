"""What changed from one text to the next: by paragraphs, and by words where a paragraph was rewritten.

Pure Python.
"""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

SAME, GONE, NEW = "same", "gone", "new"
# Stretches with more words than this are not compared word by word: the time grows with the square.
MANY_WORDS = 2_000


class Change(NamedTuple):
    kind: str
    text: str


def changes(old: str, new: str) -> list[list[Change]]:
    """The paragraphs of both texts in one, each as the pieces that stayed, went or came."""
    before, after = _paragraphs(old), _paragraphs(new)
    made = []
    for tag, a, b, c, d in _compared(before, after):
        if tag == "equal":
            made += [[Change(SAME, text)] for text in before[a:b]]
        else:
            made += _by_words(before[a:b], after[c:d])
    return made


def _paragraphs(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def _compared(before: list[str], after: list[str]):
    return SequenceMatcher(None, before, after, autojunk=False).get_opcodes()


def _by_words(old: list[str], new: list[str]) -> list[list[Change]]:
    """Paragraphs that became other ones."""
    before, after = ([word for text in texts for word in _words(text)] for texts in (old, new))
    if not old or not new or max(len(before), len(after)) > MANY_WORDS:
        return [[Change(GONE, text)] for text in old] + [[Change(NEW, text)] for text in new]
    return list(_in_paragraphs(_pieces(before, after)))


def _words(paragraph: str) -> list[str]:
    """The words, each with the space after it, and the end of the paragraph."""
    return [*re.findall(r"\S+\s*|\s+", paragraph), "\n"]


def _pieces(before: list[str], after: list[str]) -> Iterator[Change]:
    for tag, a, b, c, d in _compared(before, after):
        if tag == "equal":
            yield Change(SAME, "".join(before[a:b]))
        else:
            yield Change(GONE, "".join(before[a:b]))
            yield Change(NEW, "".join(after[c:d]))


def _in_paragraphs(pieces: Iterable[Change]) -> Iterator[list[Change]]:
    paragraph = []
    for kind, text in pieces:
        for part in text.splitlines(keepends=True):
            if part != "\n":
                paragraph.append(Change(kind, part.removesuffix("\n")))
            if part.endswith("\n") and paragraph:
                yield paragraph
                paragraph = []
