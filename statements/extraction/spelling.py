"""How a word is looked up: folded, but for the spelling that tells a word from another."""

import re

from ..text.fold import fold

# Folding makes إلغاء look like a noun with the article; such words keep their hamza.
_RADICAL = re.compile(r"[أإآ]ل")
_RADICAL_INSIDE = re.compile(r"^([وفبلك]{0,2})ال")


def key(written: str) -> str:
    """A word as the lexicon looks it up: folded, but for a first أ or إ before ل."""
    folded = fold(written)
    return "أ" + folded[1:] if _RADICAL.match(written) else folded


def key_in_text(folded: str, original_at) -> str:
    """The same for a word of a text, where a conjunction or a preposition may stand before it.

    `original_at` gives the character of the text for a position in the word.
    """
    match = _RADICAL_INSIDE.match(folded)
    if match is None or original_at(match.end(1)) not in "أإآ":
        return folded
    return match[1] + "أ" + folded[match.end(1) + 1 :]
