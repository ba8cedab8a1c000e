"""Places in Arabic, and other listed names of several words."""

from .document import Document
from .name_words import is_relational
from .word import COUNTRY, NATIONAL, PHRASE, PLACE, Country, Phrase, Word


def country_at(document: Document, index: int) -> tuple[Country | None, int]:
    """The country whose name begins at the word, and how many words the name has; (None, 0) where none does."""
    word, phrase = document.words[index], phrase_at(document, index, "country")
    if phrase:
        return phrase.country, 1 + len(phrase.words)
    return (word.country, 1) if word.bits & COUNTRY else (None, 0)


def phrase_at(document: Document, index: int, role: str) -> Phrase | None:
    """The listed name of several words that begins with the word."""
    word = document.words[index]
    if word.definite and word.preposition:
        # للصليب الأحمر
        listed = document.lexicon.base.get(document.lexicon.settings["article"] + word.stem)
        phrases = listed.phrases if listed else ()
    else:
        phrases = word.phrases
    for phrase in phrases:
        end = index + 1 + len(phrase.words)
        if phrase.role == role and tuple(w.form for w in document.words[index + 1 : end]) == phrase.words:
            return phrase
    return None


def place_words(document, index):
    """How many words the name of a place has."""
    return country_at(document, index)[1] or 1


def is_place(document, index):
    """Whether a place begins with the word, which may have several words (جنوب السودان)."""
    word = document.words[index]
    if word.bits & PLACE:
        return not is_national_adjective(document, word) and not _only_looks_like_place(document, word)
    return bool(word.bits & PHRASE) and country_at(document, index)[0] is not None


def _only_looks_like_place(document, word):
    """Whether an adjective with the article is a country without it (المدير المالي)."""
    return word.definite and word.form not in document.lexicon.base and is_relational(word)


def is_national(document, word):
    return bool(word.bits & NATIONAL) or is_national_adjective(document, word)


def is_national_adjective(document, word):
    """Whether a country's name is an adjective too (السعودية)."""
    return word.definite and bool(document.lexicon.word(word.stem).bits & NATIONAL)


def is_named_city(document, index):
    """Whether a place is the name of the city just mentioned: العاصمة الروسية موسكو."""
    cities = document.lexicon.setting_words("cities")
    nouns = document.words[index - 1], document.words[index - 2]
    return any(noun.definite and noun.stem in cities for noun in nouns)


def begins_phrase(word: Word) -> bool:
    """Whether a listed expression may begin with the word, which is no body's name (الخطوط الجوية)."""
    return any(phrase.role != "body" for phrase in word.phrases)
