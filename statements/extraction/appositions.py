"""The name of an office that stands farther off: behind the place of the office, or behind further titles.

رئيس المستشفى الوطني في كذا، فلان الفلاني،; سفير البلاد لدى الجامعة، عميد السفراء، السفير فلان الفلاني.
"""

from dataclasses import replace

from .document import Document
from .mention import Mention
from .name_words import is_relational, is_told
from .names import end_of_name
from .offices import end_of_set_off, past_honorifics
from .phrases import is_finite
from .records import SourceType
from .titles import body_in, country_in, name_in_marks, past_closing_mark
from .word import (
    AUXILIARY,
    BOUNDARY,
    CLOSED,
    COUNTERPART,
    DESCRIPTION,
    OCCASION,
    ORGANIZATION,
    PERSONAL,
    PLACE,
    RELATIVE,
    THAT,
    TIME,
    TITLE,
)

# An office and the name of its holder stand no farther apart than this, in words.
FARTHEST = 16
# Marks around a part of a title hold no more words.
LONGEST_MARKED = 4
# With these a clause goes on, and what follows is no part of a title.
CLAUSE = THAT | AUXILIARY | BOUNDARY | RELATIVE | OCCASION | TIME | COUNTERPART


def with_name_further_on(document: Document, mention: Mention, limit: int) -> Mention:
    """The title with its holder's name, where only more of the title stands between; as it is where none does."""
    for index in range(mention.last, min(limit, mention.last + FARTHEST)):
        name = _name_at(document, index, limit)
        if name:
            return _named(document, mention, index, name)
        if not _goes_on(document, index):
            return mention
    return mention


def _named(document, mention, end, name):
    """The title, up to its first comma, with the name."""
    commas = (index for index in range(mention.last, end) if document.words[index].form in "،,")
    first, last = mention.head, next(commas, end)
    return replace(
        mention,
        type=SourceType.PERSON,
        last=past_closing_mark(document, name[1]),
        name=name,
        role=(first, last),
        body=mention.body or body_in(document, first, last),
        country=country_in(document, first, last),
    )


def _name_at(document, index, limit):
    """The words of a name that the word at the index sets off, and that something closes; None where none is."""
    comma = document.words[index].form in "،,"
    marked = name_in_marks(document, _past_country(document, index + comma, limit), limit)
    if marked:
        return marked
    first = past_honorifics(document, index + comma, limit)
    if not comma and first == index and not _may_be_foreign(document, index):
        return None
    last = (comma and end_of_set_off(document, first, limit)) or end_of_name(document, first, limit)
    if last - first < 2 or not (comma or first > index or _is_foreign(document, first, last)):
        return None
    after = document.words[last] if last < len(document.words) else None
    closed = after is None or not after.form[0].isalpha() or bool(after.bits & CLOSED) or is_told(after)
    return (first, last) if closed else None


def _past_country(document, index, limit):
    """Past the adjective of a country before a name (، الفرنسي "فلان الفلاني")."""
    word = document.words[index] if index < limit else None
    return index + bool(word is not None and word.definite and not word.preposition and is_relational(word))


def _may_be_foreign(document, first):
    """Whether a word that is nothing but a name stands after a complete title."""
    before, word = document.words[first - 1], document.words[first]
    return bool(before.definite or before.bits & PLACE) and not (word.bits & ~PERSONAL or word.definite)


def _is_foreign(document, first, last):
    """Whether words that are nothing but names stand after a complete title: ... البرلمان الأوروبي غاي كذا."""
    names = document.words[first + 1 : last]
    return _may_be_foreign(document, first) and not any(word.bits & ~PERSONAL or word.definite for word in names)


def _goes_on(document, index):
    """Whether the title may go on with the word: with its place, or behind a comma with another title."""
    word, quotation = document.words[index], document.quote_at[index]
    if quotation:
        return quotation.closed and quotation.inner_last - quotation.inner_first <= LONGEST_MARKED
    if word.form in "،,":
        after = document.words[index + 1] if index + 1 < len(document.words) else word
        return not after.preposition and bool(after.bits & TITLE or _is_short_body(document, index + 1))
    if not word.form[0].isalpha() or word.bits & CLAUSE or is_finite(word) or word.tense == "participle":
        return False
    before = document.words[index - 1]
    if word.bits & (TITLE | DESCRIPTION):
        governed = before.bits & TITLE and not before.definite
        return before.form in "،," or bool(word.conjunction or governed)
    return not word.preposition or _is_place_of_office(word)


def _is_short_body(document, index):
    """Whether a body's short name stands between commas: ... لحركة المقاومة الإسلامية، حماس، فلان الفلاني."""
    closed = index + 1 < len(document.words) and document.words[index + 1].form in "،,"
    return closed and bool(document.words[index].bits & ORGANIZATION)


def _is_place_of_office(word):
    """Whether a noun with a joined preposition belongs to the office, and not to what is done or to whom."""
    return not is_told(word) and (word.definite or bool(word.bits & (ORGANIZATION | PLACE)) or not word.bits)
