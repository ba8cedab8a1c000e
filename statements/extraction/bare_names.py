"""Bodies that an article describes where it names them first, and then calls by their names alone."""

from .cast import Cast
from .mention import Mention, Words, named_body
from .records import SourceType
from .word import DOCUMENT, PLACE, PREPOSITION, is_finite
from .wording import body_keys

LONGEST_NAME = 4


def settle_bare_names(cast: Cast, mentions: list[Mention]) -> None:
    """Gives such bodies the name alone: وكالة التصنيف الائتماني "موديز", where وأضافت "موديز" stands too.

    What stands before the name is a description then, and no part of it, as a person's title is none. A noun by
    itself is (صحيفة "سبق"), and so is a name in full before its short form (وكالة السودان للأنباء "سونا").
    """
    bodies = [mention.name for mention in mentions if mention.type is SourceType.ORGANIZATION and mention.name]
    described = [(words, name) for words in bodies if (name := _described_name(cast.document, words))]
    called = _standing_alone(cast.document) if described else ()
    for words, name in described:
        keys = body_keys(cast.document, named_body(*name))
        if keys not in called:
            continue
        noun = body_keys(cast.document, named_body(*words))[0]
        for member in cast.bodies.having(keys):
            if member.keys == keys or (member.keys[0] == noun and member.keys[-len(keys) :] == keys):
                member.name = cast.text(name)


def _standing_alone(document):
    """The folded words in marks behind a verb, a preposition or a paper, and no noun that they name."""
    return {
        body_keys(document, named_body(quotation.inner_first, quotation.inner_last))
        for quotation in document.quotes
        if 0 < quotation.inner_last - quotation.inner_first <= LONGEST_NAME
        and quotation.first
        and _stands_before_holder(document.words[quotation.first - 1])
    }


def _stands_before_holder(word):
    return is_finite(word) or bool(word.bits & (PREPOSITION | DOCUMENT))


def _described_name(document, words: Words) -> Words | None:
    """The words in marks that end a body's name, behind a noun and what describes it."""
    first, last = words
    quotation = document.quote_at[last - 1]
    if quotation is None or quotation.last != last or quotation.first - first < 2:
        return None
    known, described = document.lexicon.setting_words, document.words[first : quotation.first]
    if described[0].definite or described[0].stem not in known("described bodies"):
        return None
    several = any(document.quote_at[first : quotation.first])
    in_full = any(word.bits & PLACE or word.stem in known("concerns") for word in described)
    return None if several or in_full else (quotation.inner_first, quotation.inner_last)
