"""So many of a group as a source: 19 % من المستخدمين, 80 في المئة من الرجال, 5 أشخاص."""

from .document import Document
from .mention import Mention
from .phrases import end_of_phrase
from .records import SourceType
from .word import CLOSED, DESCRIPTION, OCCASION


def read_share(document: Document, first: int, limit: int) -> Mention | None:
    """The people of whom a number in digits begins to speak, None where it counts something else."""
    index = _past_percent(document, first + 1, limit)
    if index >= limit:
        return None
    word, known = document.words[index], document.lexicon.setting_words
    if word.form in known("of them"):
        end = index + 1
    elif word.form in known("addressing") and index + 1 < limit:
        after = document.words[index + 1]
        if (
            not after.form[0].isalpha()
            or after.bits & (CLOSED | OCCASION)
            or after.conjunction
            or after.preposition
        ):
            return None
        end = end_of_phrase(document, index + 1, limit, names=False)
    elif index == first + 1 and word.bits & DESCRIPTION and not word.definite:
        end = end_of_phrase(document, index, limit, names=False)
    else:
        return None
    return Mention(first, end, SourceType.ANONYMOUS, first, number="p")


def _past_percent(document, index, limit):
    """Past "per cent", in a sign, in one word or in two."""
    known = document.lexicon.setting_words
    if index < limit and document.words[index].form in known("percent"):
        return index + 1
    two = index + 1 < limit and document.words[index].form in known("placed")
    return index + 2 if two and document.words[index + 1].stem in known("hundred") else index
