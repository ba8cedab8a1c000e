"""Words that have run together where a link lost its space: where the first of them ends."""

import functools

from .lexicon import LONGEST_WORD, Lexicon
from .word import (
    AUXILIARY,
    CLOSED,
    COMMON,
    COUNTRY,
    DESCRIPTION,
    DOCUMENT,
    GIVEN,
    MEDIA,
    NATIONAL,
    ORGANIZATION,
    PERSONAL,
    PHRASE,
    PLACE,
    SURNAME,
    TITLE,
    Word,
)

SHORTEST = 7
SHORTEST_NAME = 5
SHORTEST_VERB = 3
# What may say something.
NAMES = GIVEN | SURNAME | COUNTRY | MEDIA
SPEAKING = ORGANIZATION | TITLE | DESCRIPTION | DOCUMENT


def first_end(lexicon: Lexicon, word: Word) -> int:
    """Where a word ends that has run together with the next one, or 0.

    Only a listed name, or the adjective of a country, before a listed word, a noun before the outlet it belongs
    to, or a verb before a noun that may be its subject, is taken apart.
    """
    if word.bits & ~COMMON or not SHORTEST <= len(word.form) <= LONGEST_WORD:
        return 0
    return _first_end(lexicon, word.form)


@functools.lru_cache(maxsize=10_000)
def _first_end(lexicon, form):
    return (
        _name_end(lexicon, form)
        or _adjective_end(lexicon, form)
        or _noun_end(lexicon, form)
        or _end_before_outlet(lexicon, form)
        or _verb_end(lexicon, form)
    )


def _name_end(lexicon, form):
    for split in range(len(form) - 2, SHORTEST_NAME - 1, -1):
        name, rest = lexicon.base.get(form[:split]), lexicon.base.get(form[split:])
        if rest is None and name is not None and name.bits & MEDIA:
            # الميادينلشؤون
            rest = lexicon.word(form[split:])
        if name is None or rest is None or not rest.bits & ~PHRASE or not name.bits & NAMES:
            continue
        ending = form[split:] in lexicon.setting_words("endings") and not name.bits & MEDIA
        if ending or rest.bits & (PERSONAL | PLACE):
            return 0
        return split if len(rest.form) > 2 or rest.bits & CLOSED else 0
    return 0


def _adjective_end(lexicon, form):
    """After the adjective of a country: الروسيفلاديمير, الإسرائيليعلى."""
    for split in range(len(form) - 2, SHORTEST_NAME - 1, -1):
        adjective, rest = _listed(lexicon, form[:split]), _listed(lexicon, form[split:])
        if adjective is None or rest is None or not adjective.bits & NATIONAL:
            continue
        ending = form[split:] in lexicon.setting_words("endings")
        return 0 if ending or (len(rest.form) < 3 and not rest.bits & CLOSED) else split
    return 0


def _listed(lexicon, form):
    """What is listed of a word, with the article or without."""
    article = lexicon.settings.get("article", "")
    return lexicon.base.get(form) or (lexicon.base.get(form.removeprefix(article)) if article else None)


def _noun_end(lexicon, form):
    """After who speaks, before the outlet (مراسلالميادين), or before whom they speak for (باسموزارة)."""
    named = next((len(noun) for noun in lexicon.setting_words("for whom") if form.startswith(noun)), 0)
    if named and lexicon.word(form[named:]).bits & (ORGANIZATION | TITLE):
        return named
    article = lexicon.settings.get("article")
    outlet = form.find(article, SHORTEST_VERB) if article else -1
    if outlet < 0 or not lexicon.word(form[:outlet]).bits & SPEAKING:
        return 0
    ends = range(outlet + SHORTEST_NAME, len(form) + 1)
    names = (lexicon.base.get(form[outlet:end]) for end in ends)
    return outlet if any(name is not None and name.bits & MEDIA for name in names) else 0


def _end_before_outlet(lexicon, form):
    """After any word before "to" an outlet: فلانللميادين."""
    merged = lexicon.settings.get("merged article")
    outlet = form.find(merged, SHORTEST_VERB - 1) if merged else -1
    if outlet < 0:
        return 0
    name = lexicon.base.get(lexicon.settings["article"] + form[outlet + len(merged) :])
    return outlet if name is not None and name.bits & MEDIA else 0


def _verb_end(lexicon, form):
    if form in lexicon.base:
        return 0
    first = int(form[0] in lexicon.conjunctions)
    for split in range(first + SHORTEST_VERB, len(form) - SHORTEST_VERB):
        verb = lexicon.base.get(form[first:split])
        if verb is None or not ((verb.verb and verb.tense in ("past", "present")) or verb.bits & AUXILIARY):
            continue
        rest = lexicon.word(form[split:])
        if rest.bits & SPEAKING and not rest.conjunction and not rest.preposition:
            return split
    return 0
