"""When something was said: the day that the words around a reporting expression give."""

import datetime

from ..text.dates import find_dates, relative_day
from .document import Document, Sentence
from .draft import Draft
from .lexicon import TIME


def said_on(
    document: Document, sentence: Sentence, draft: Draft, published_on: datetime.date | None
) -> datetime.date | None:
    """The day of a statement, None where its sentence does not say one, or says two."""
    text = _around(document, sentence, draft)
    if not text:
        return None
    language = document.lexicon.language
    days = {day for found in find_dates(text, language) if (day := found.on(published_on))}
    if not days and published_on is not None:
        return relative_day(text, published_on, language)
    return days.pop() if len(days) == 1 else None


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
