"""What stands in marks or brackets behind a body's noun: its name, or what somebody says of it."""

from .document import LONGEST_SPELLED_LETTER
from .word import (
    AUXILIARY,
    CLOSED,
    COMMON,
    FUNCTION,
    GIVEN,
    HONORIFIC,
    MEDIA,
    NATIONAL,
    ORGANIZATION,
    PERSONAL,
    PLACE,
    PREPOSITION,
    is_finite,
)

LONGEST_NAME_IN_MARKS = 6


def past_name_in_brackets(document, head, limit):
    """After the body's noun, and after its name in brackets where one follows: صحيفة (توتو سبورت)."""
    index, body = head + 1, document.words[head]
    if body.definite or not body.bits & ORGANIZATION:
        return index
    past = document.past_brackets(index, min(limit, index + 2 + LONGEST_NAME_IN_MARKS))
    name = document.words[index + 1 : past - 1] if past else []
    return past if name and _may_be_outlet(name) else index


def is_name_in_marks(document, quotation, before):
    """Whether the words in marks are the name of the body just mentioned, not what is said of it."""
    inner, noun = document.words[quotation.inner_first : quotation.inner_last], document.words[before]
    letters = sum(word.form[0].isalnum() for word in inner)
    if not quotation.closed or not 0 < letters <= LONGEST_NAME_IN_MARKS or noun.bits & CLOSED:
        return False
    outlet = bool(noun.bits & MEDIA) and not noun.definite
    if outlet and _may_be_outlet(inner):
        return True
    if is_finite(inner[0]) or inner[0].bits & (FUNCTION | PREPOSITION | AUXILIARY):
        return False
    if inner[0].bits & HONORIFIC and inner[0].stem not in document.lexicon.setting_words("states"):
        return False
    if inner[0].bits == COMMON and inner[0].form.endswith(document.lexicon.pronouns) and not inner[0].definite:
        # الشركات "لأعمالها المشروعة"
        return inner[0].form in document.lexicon.base
    if inner[0].bits & GIVEN and len(inner) > 1 and not noun.bits & ORGANIZATION:
        # وزير التعليم "فلان"
        return False
    closed = noun.definite or noun.bits & (PLACE | NATIONAL)
    return len(inner) <= 2 or not closed


def is_noun_in_marks(document, quotation):
    """Whether the marks only say that the word is not the reporter's: الناطق باسم "جيش" الاحتلال."""
    word = document.words[quotation.inner_first]
    known = word.bits & COMMON and not word.bits & (PERSONAL | PLACE | MEDIA) and not word.definite
    return bool(known) and quotation.inner_last - quotation.inner_first == 1


def _may_be_outlet(inner):
    """Whether words in marks may name an outlet, whatever else they mean: "سبق", "لا ناسيون", "إي إس بي إن"."""
    return len(inner) <= 2 or all(not word.bits or len(word.form) <= LONGEST_SPELLED_LETTER for word in inner)
