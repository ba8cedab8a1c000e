"""The name of an office that stands farther off: behind the place of the office, or behind further titles.

رئيس المستشفى الوطني في كذا، فلان الفلاني،; سفير البلاد لدى الجامعة، عميد السفراء، السفير فلان الفلاني.
"""

from dataclasses import replace

from .document import Document
from .mention import Mention
from .name_words import is_relational
from .names import end_of_name
from .offices import end_of_set_off, past_honorifics
from .places import country_at
from .records import SourceType
from .titles import body_in, country_in, name_in_marks, past_closing_mark
from .told import is_told
from .word import (
    AUXILIARY,
    BINDER,
    BOUNDARY,
    CLOSED,
    COMMON,
    COUNTERPART,
    DESCRIPTION,
    GIVEN,
    HONORIFIC,
    MEDIA,
    OCCASION,
    ORGANIZATION,
    PERSONAL,
    PLACE,
    RELATIVE,
    SURNAME,
    THAT,
    TIME,
    TITLE,
    is_finite,
)

# An office and the name of its holder stand no farther apart than this, in words.
FARTHEST = 16
# Marks around a part of a title hold no more words.
LONGEST_MARKED = 4
LONGEST_ASIDE = 12
NAMES = GIVEN | SURNAME | BINDER
# With these a clause goes on, and what follows is no part of a title.
CLAUSE = THAT | AUXILIARY | BOUNDARY | RELATIVE | OCCASION | TIME | COUNTERPART


def with_name_further_on(document: Document, mention: Mention, limit: int) -> Mention:
    """The title with its holder's name, where only more of the title stands between; as it is where none does."""
    index, farthest = mention.last, min(limit, mention.last + FARTHEST)
    while index < farthest:
        name = _name_at(document, index, limit)
        if name:
            return _named(document, mention, index, name)
        words = _further_words(document, index, farthest)
        if not words:
            return mention
        index += words
    return mention


def _named(document, mention, end, name):
    """The title, up to its first comma or clause, with the name."""
    words = document.words
    ends = (i for i in range(mention.last, end) if words[i].form in "،," or words[i].bits & RELATIVE)
    first, last = mention.head, next(ends, end)
    return replace(
        mention,
        type=SourceType.PERSON,
        last=past_closing_mark(document, name[1]),
        name=name,
        role=(first, last),
        body=body_in(document, first, last) or mention.body,
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
    marked = document.quote_at[first - 1] is not None and not before.form[0].isalnum()
    complete = marked or before.definite or before.bits & (MEDIA | PLACE)
    return bool(complete) and not (word.bits & ~PERSONAL or word.definite or document.quote_at[first])


def _is_foreign(document, first, last):
    """Whether words are a name that stands right after a complete title: ... البرلمان الأوروبي غاي كذا.

    They are nothing but names, or begin with a given one (حسن فضل الله).
    """
    names = document.words[first + 1 : last]
    sure = document.words[first].bits & GIVEN
    plain = sure or not any(word.bits & ~PERSONAL or word.definite for word in names)
    return bool(plain) and _may_be_foreign(document, first)


def _further_words(document, index, limit):
    """How many words the title may go on with: its place, what brackets add, behind a comma another title."""
    word, quotation = document.words[index], document.quote_at[index]
    if quotation:
        short = quotation.closed and quotation.inner_last - quotation.inner_first <= LONGEST_MARKED
        return (quotation.last - index) * short
    if word.form == "(":
        return _bracketed_words(document, index, limit)
    if word.bits & RELATIVE:
        return _words_of_clause(document, index, limit)
    if word.form in "،,":
        after = document.words[index + 1] if index + 1 < len(document.words) else word
        titled = after.bits & (TITLE | DESCRIPTION | HONORIFIC) or _is_short_body(document, index + 1)
        return int(not after.preposition and bool(titled)) or _words_of_aside(document, index, limit)
    return int(_goes_on(document, index))


def _bracketed_words(document, index, limit):
    """How many words a short form in brackets has with them: رئيس الهيئة (أمان); 0 where they hold more."""
    past = document.past_brackets(index, min(index + LONGEST_MARKED + 2, limit))
    return past and past - index


def _words_of_aside(document, index, limit):
    """How many words an aside has that says more of the holder, up to its second comma.

    ، المعنية بحقوق الإنسان، فلانة; ، الذي يعيش في القرية، فلان; ، في شمال البلاد، فلان; ، "أمان"، فلان.
    """
    if index + 1 >= limit:
        return 0
    first, known = document.words[index + 1], document.lexicon.setting_words
    quotation = document.quote_at[index + 1]
    if quotation:
        closed = _further_words(document, index + 1, limit)
        return (1 + closed) * (closed > 0 and document.words[quotation.last].form in "،,")
    attached = first.definite and first.bits & COMMON and not first.preposition and not first.conjunction
    told = first.bits & RELATIVE or first.form in known("placed") or first.form in known("negates an adjective")
    clause = _words_of_clause(document, index + 1, limit) if attached or told else 0
    return clause and 1 + clause


def _words_of_clause(document, index, limit):
    """How many words a clause has up to its comma; 0 where it names somebody, whose name might follow."""
    for last in range(index + 1, min(index + LONGEST_ASIDE, limit)):
        word = document.words[last]
        if word.form in "،,":
            return last - index
        names = word.bits & NAMES and not word.preposition
        if names or word.bits & (THAT | TITLE | COUNTERPART) or not word.form[0].isalnum():
            return 0
    return 0


def _goes_on(document, index):
    """Whether the title may go on with the word."""
    word, before = document.words[index], document.words[index - 1]
    purpose = word.preposition == "ل" and word.definite and not word.bits & MEDIA
    if not word.form[0].isalpha() or (word.bits & CLAUSE and not purpose):
        return False
    if is_finite(word) or word.tense == "participle":
        return False
    if word.bits & (TITLE | DESCRIPTION):
        governed = before.bits & TITLE and not before.definite
        beside = word.definite and (before.definite or document.quote_at[index - 1])
        return bool(before.form in "،," or word.conjunction or governed or beside)
    return not word.preposition or _is_place_of_office(document, index)


def _is_short_body(document, index):
    """Whether a body's short name stands between commas: ... لحركة المقاومة الإسلامية، حماس، فلان الفلاني."""
    closed = index + 1 < len(document.words) and document.words[index + 1].form in "،,"
    return closed and bool(document.words[index].bits & ORGANIZATION)


def _is_place_of_office(document, index):
    """Whether a noun with a joined preposition belongs to the office, and not to what is done or to whom."""
    word, after = document.words[index], document.words[index + 1 : index + 2]
    owned = not word.verb and any(noun.definite and not noun.preposition for noun in after)
    place = word.bits & (ORGANIZATION | PLACE) or country_at(document, index)[0]
    belongs = word.definite or place or not word.bits or owned
    return bool(belongs) and not is_told(word)
