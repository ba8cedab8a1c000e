"""Fuller forms of a short name, which stand elsewhere in the article where no title or list shows them."""

from .document import Document
from .lexicon import Lexicon
from .name_words import is_inflected
from .word import BINDER, CLOSED, COMMON, GIVEN, HONORIFIC, JOINER, NATIONAL, TITLE, VERB

LONGEST_NAME = 4
# Unknown words that begin so are mostly verbs.
_VERBAL = ("ي", "ت", "ن", "سي", "ست", "و", "ف", "ب", "ل")


def fuller_name(document: Document, keys: tuple[str, ...], places: list[int]) -> tuple[int, int] | None:
    """The words of the fullest name that ends with these; None if such names do not agree.

    `places` are where the first of the words stands.
    """
    unmarked = [place for place in places if document.quote_at[place] is None]
    found = _names_at(document, keys, unmarked)
    if not found and len(unmarked) < len(places):
        # Only what somebody said, or marks around it, names them in full.
        found = _names_at(document, keys, places)
    if not found:
        return None
    longest = max(found, key=len)
    if any(longest[-len(other) :] != other for other in found):
        return None
    return found[longest]


def _names_at(document, keys, places):
    """The fuller names that end with the words that begin at the places: {their words: where they stand}."""
    found = {}
    for place in places:
        last = place + len(keys)
        if len(keys) > 1 and tuple(word.bare for word in document.words[place:last]) != keys:
            continue
        first = _first_of_name(document, place)
        if first < place:
            found.setdefault(tuple(word.bare for word in document.words[first:last]), (first, last))
    return found


def may_be_short(lexicon: Lexicon, keys: tuple[str, ...]) -> bool:
    """Whether a name may lack its first word: one word, or several that neither a given name nor أم begins."""
    first = lexicon.base.get(keys[0])
    if len(keys) == 1 or first is None:
        return len(keys) == 1 or not lexicon.capitals
    return not (first.bits & GIVEN or first.form in lexicon.setting_words("kunya"))


def _first_of_name(document, last):
    """The first word of the name that ends with the word `last`; the word itself where it stands alone."""
    first = last
    while last - first < LONGEST_NAME and first > 0 and _goes_before(document, first - 1, last):
        first -= 1
    while (
        first < last and document.words[first].bits & JOINER and not document.words[first].bits & (GIVEN | BINDER)
    ):
        first += 1
    if all(document.words[index].bits & (GIVEN | BINDER) for index in range(first, last)):
        return first
    return first if first == last or _opens_name(document, first) else last


def _goes_before(document, index, last):
    """Whether a word may be a part of a name before its last part; both stand in the same marks, or in none."""
    word = document.words[index]
    if (
        document.quote_at[index] is not document.quote_at[last]
        or not word.form[0].isalpha()
        or word.definite
        or len(word.form) < 2
    ):
        return False
    if word.bits & (GIVEN | BINDER) or (word.bits & JOINER and not word.bits & (CLOSED | VERB)):
        return True
    if word.conjunction or word.preposition or word.bits not in (0, COMMON):
        return False
    if not word.bits:
        return not is_inflected(document, index)
    listed = word.form in document.lexicon.setting_words("given noun")
    return listed or word.form not in document.lexicon.base


def _opens_name(document, first):
    """Whether what stands before unknown words shows that they are a name: a title, its adjective, a comma."""
    if first == 0 or document.words[first].form != document.words[first].bare:
        return False
    if not document.words[first].bits and not document.words[first].form.startswith(_VERBAL):
        return True
    word = document.words[first - 1]
    if word.form[0] in "،,":
        return True
    return bool(word.bits & (TITLE | HONORIFIC | NATIONAL)) or (word.verb is not None and word.tense != "noun")
