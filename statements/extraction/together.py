"""Two persons or bodies that speak together: قال الجبير وشكري إن."""

from .document import Document
from .mention import Mention
from .name_words import is_whole_before_name
from .names import end_of_name
from .phrases import end_of_phrase
from .records import SourceType
from .word import CLOSED, COMMON, ORGANIZATION, PERSONAL, PREPOSITION, THAT, TIME, TITLE


def with_second(document: Document, mention: Mention, limit: int) -> Mention:
    """The mention of both, as worded, where another name is joined to a person's and nothing else follows.

    Any other mention is given back as it is.
    """
    first = mention.last
    if mention.type is SourceType.ORGANIZATION and not mention.is_country:
        return _with_second_body(document, mention, limit)
    if mention.type is not SourceType.PERSON or not mention.name or mention.name[1] != first or first >= limit:
        return mention
    if mention.role and mention.number != "p":
        return mention
    last = _end_of_second(document, first, limit)
    if last == first or not _ends_subject(document, last, limit):
        return mention
    return _both(mention.name[0], last)


def _both(first, last):
    """Two together are neither of them: what one says later is led back to that one alone."""
    return Mention(first, last, SourceType.ANONYMOUS, first, number="p")


def _with_second_body(document, mention, limit):
    """The mention of two bodies: أكدت هيئة الأسرى ونادي الأسير، في بيان مشترك، أن."""
    first = mention.last
    if first >= limit or not mention.name or document.quote_at[first]:
        return mention
    word = document.words[first]
    if not word.conjunction or word.preposition or word.verb or not word.bits & ORGANIZATION:
        return mention
    last = end_of_phrase(document, first, limit, names=False)
    if last < first + 2 or not _ends_subject(document, last, limit):
        return mention
    return _both(mention.first, last)


def _end_of_second(document, first, limit):
    """The end of a name that "and" joins to the one before; `first` where none does."""
    word = document.words[first]
    if not word.conjunction or word.preposition or word.verb or document.quote_at[first]:
        return first
    known = word.bits & PERSONAL or word.bare in document.known_people
    if not known or word.bits & (TITLE | ORGANIZATION | CLOSED) or is_whole_before_name(document, first, limit):
        return first
    if word.bits & COMMON and word.bare not in document.known_people:
        return first
    return end_of_name(document, first, limit)


def _ends_subject(document, index, limit):
    """Whether what was said, an aside or a comma follows."""
    if index >= limit or document.quote_at[index]:
        return index < limit
    word = document.words[index]
    return bool(word.bits & (THAT | TIME | PREPOSITION) or word.preposition) or word.form in "،,:"
