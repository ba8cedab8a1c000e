"""How one wording differs from another, word by word. Spelling that folds away is no difference."""

from difflib import SequenceMatcher

from statements.changes import GONE, NEW, SAME, Change
from statements.text.analysis import tokens

# Comparing takes time by the square of the words. What is longer is no statement that anybody compares.
MOST_WORDS = 1_000


def differences(first: str, other: str) -> list[Change]:
    """The other wording in pieces, among them what it leaves out of the first.

    Without what is gone, the pieces are `other` to the letter, but for a space after what is gone. A wording of
    more than 1,000 words is one piece.
    """
    before, after = list(tokens(first)), list(tokens(other))
    if not before or not after or max(len(before), len(after)) > MOST_WORDS:
        return [Change(SAME, other)]
    words = ([token.word for token in found] for found in (before, after))
    # Where each word's part of the other wording begins, the signs after the word before included, and the end.
    parts = [0, *(token.start for token in after[1:]), len(other)]
    pieces = []
    for tag, a, b, c, d in SequenceMatcher(None, *words, autojunk=False).get_opcodes():
        if tag in ("delete", "replace"):
            pieces += [Change(GONE, first[before[a].start : before[b - 1].end]), Change(SAME, " ")]
        if tag in ("insert", "replace"):
            start, end = after[c].start, after[d - 1].end
            pieces += [Change(SAME, other[parts[c] : start]), Change(NEW, other[start:end])]
            pieces.append(Change(SAME, other[end : parts[d]]))
        if tag == "equal":
            pieces.append(Change(SAME, other[parts[c] : parts[d]]))
    return [piece for piece in pieces if piece.text]
