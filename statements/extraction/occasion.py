"""When and in what something was said: what the words around a reporting expression tell of it."""

import datetime

from ..text.dates import FoundDate, find_dates, relative_day
from .document import COMMAS, Document, Sentence
from .draft import Draft
from .word import AUXILIARY, BOUNDARY, OCCASION, PREPOSITION, RELATIVE, THAT, TIME

LONGEST_OCCASION = 10


def said_on(
    document: Document, sentence: Sentence, draft: Draft, published_on: datetime.date | None
) -> datetime.date | None:
    """The day of a statement, None where its sentence does not say one, or says two.

    What is reported was said before: no later than the article came out, where that is known.
    """
    text = _around(document, sentence, draft)
    if not text:
        return None
    language = document.lexicon.language
    days = {_day(found, published_on) for found in find_dates(text, language) if not _other(document, text, found)}
    days.discard(None)
    if not days and published_on is not None:
        return relative_day(text, published_on, language)
    return days.pop() if len(days) == 1 else None


def _day(found: FoundDate, published_on: datetime.date | None) -> datetime.date | None:
    return found.until(published_on) if published_on else found.on()


def _other(document: Document, text: str, found: FoundDate) -> bool:
    """Whether a date tells when something else was: since 8 October, after the 7th of May."""
    before = text[: found.start].split()
    return bool(before) and before[-1].lower() in document.lexicon.setting_words("other days")


def _around(document, sentence, draft):
    """The words of the sentence outside what was said, from its clause on; empty where none tells a time."""
    before = (min(draft.clause_first, draft.first), draft.first)
    if before[0] == before[1]:
        before = (draft.last, sentence.last)
    if not any(_tells_time(document, index) for index in range(*before)):
        return ""
    return document.text(*before)


def _tells_time(document, index):
    word = document.words[index]
    return bool(word.bits & TIME) or word.form.isdigit()


def occasion(document: Document, sentence: Sentence, draft: Draft, since: int) -> str:
    """In what something was said, in the article's words (خلال مؤتمر صحفي); empty where it does not say.

    `since` is the word after the statement before, or the first of the sentence.
    """
    if draft.first > draft.clause_first:
        first, last = min(since, draft.clause_first), draft.first
    else:
        first, last = draft.last, sentence.last
    for index in range(first, last - 1):
        noun = index + 1 + (document.words[index + 1].form in document.lexicon.setting_words("determiners"))
        if noun < last and not document.quote_at[index] and _is_occasion(document, index, noun):
            return _text(document, index, _end_of_occasion(document, noun, last))
    return ""


def _is_occasion(document, index, noun):
    """Whether a preposition and a noun say in what something happens: في بيان, على هامش, but not في سياق."""
    words, known = document.words, document.lexicon.setting_words
    if not words[noun].bits & OCCASION or words[noun].stem in known("no occasions"):
        return False
    return words[index].bare in known("during") or words[noun].stem in known("margins")


def _text(document, first, last):
    """The words as written, without a conjunction that is joined to the first."""
    start, end = document.span(first, last)
    return document.body[start + len(document.words[first].conjunction) : end]


def _end_of_occasion(document, first, limit):
    """The word after the noun and what describes it."""
    index = first + 1
    while index < min(limit, first + LONGEST_OCCASION) and _describes(document, index):
        index += 1
    while index > first + 1 and document.words[index - 1].bits & PREPOSITION:
        index -= 1
    return index


def _describes(document, index):
    word = document.words[index]
    if document.quote_at[index] or word.form in COMMAS or not word.form[0].isalnum():
        return False
    if word.verb and word.tense != "noun" and not word.definite and not word.bits & PREPOSITION:
        return False
    return not word.bits & (THAT | RELATIVE | TIME | AUXILIARY | BOUNDARY)
