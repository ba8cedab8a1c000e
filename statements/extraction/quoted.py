"""Words in quotation marks: which are somebody's words, and which a name or a title."""

from .document import Document
from .draft import COMMAS, DASHES, Draft
from .marks import Quotation
from .word import COMMON, COUNTRY, DESCRIPTION, GIVEN, MEDIA, NAMING, ORGANIZATION, PREPOSITION, REGION, SURNAME

LONGEST_NAME_IN_MARKS = 6


def quoted_in(document: Document, draft: Draft) -> list[Quotation]:
    """The quotations in a statement that are somebody's words."""
    found, index = [], draft.first
    while index < draft.last:
        quotation = document.quote_at[index]
        if quotation:
            if not is_name(document, quotation):
                found.append(quotation)
            index = quotation.last
        else:
            index += 1
    return found


def inner_words(document: Document, quotation: Quotation) -> tuple[int, int]:
    """The words in marks, without the comma that belongs to the sentence around them ("Yes," he said)."""
    first, last = quotation.inner_first, quotation.inner_last
    while last - 1 > first and document.words[last - 1].form in COMMAS | DASHES:
        last -= 1
    return first, last


def is_name(document, quotation):
    """Whether words in marks are a name or a title, not somebody's words."""
    inner = document.words[quotation.inner_first : quotation.inner_last]
    if len(inner) > LONGEST_NAME_IN_MARKS:
        return False
    if len(inner) == 1 and inner[0].stem in document.lexicon.setting_words("borrowed"):
        return True
    if document.lexicon.capitals:
        return not inner or _looks_like_name(document, quotation)
    if all(not word.form[0].isalpha() or word.form.isascii() for word in inner):
        return True
    if len(inner) <= 3 and any(word.bits & MEDIA for word in inner):
        return True
    named = all(word.bare in document.known_marked for word in inner)
    if named and (len(inner) == 1 or any(word.definite or not word.bits & COMMON for word in inner)):
        return True
    begins = inner[:2] if not inner[0].bits & PREPOSITION else ()
    if any(word.bits & ORGANIZATION and not word.definite for word in begins) and len(inner) > 1:
        return True
    if _is_place(inner):
        return True
    if len(inner) == 1 and _names_noun_before(document, quotation.first - 1, inner[0]):
        return True
    return _is_named_before(document, quotation.first - 1) or _has_name(document, inner)


def _names_noun_before(document, index, inner):
    """Whether one noun with the article names the noun before it: المنتج "الاستراحة", الاستخبارات "الموساد"."""
    before = document.words[index] if index >= 0 else None
    if before is None or not before.definite or not inner.definite or before.preposition or inner.preposition:
        return False
    return not inner.form.endswith(("ي", "يه", "ين"))


def _is_place(inner):
    """Whether words in marks are a listed place of several words: "تل أبيب"."""
    after = tuple(word.form for word in inner[1:])
    return (
        any(phrase.role == "country" and phrase.words == after for phrase in inner[0].phrases) if inner else False
    )


def _looks_like_name(document, quotation):
    """Whether every word in marks is written with a capital letter, as in titles."""
    first, last = quotation.inner_first, quotation.inner_last
    return last - first <= 2 and all(document.is_capital(index) for index in range(first, last))


def _is_named_before(document, index):
    """Whether the word before the marks says that a name follows (حركة "...", المسمى "...").

    With the article a noun is not named: the marks hold what is said of it (الاتفاق "أحادي الجانب").
    """
    if index > 0 and document.words[index].form == "ب":
        # ما يعرف بـ"البازار"
        index -= 1
    word = document.words[index] if index >= 0 else None
    if word is None or not word.bits & (NAMING | MEDIA | ORGANIZATION) or word.bits & DESCRIPTION:
        return False
    return not word.definite or bool(word.bits & MEDIA)


def _has_name(document, inner):
    """Whether the words in marks are known names, or unknown words with a number."""
    words = [word for word in inner if word.form[0].isalpha()]
    if len(words) == 1 and len(inner) == 1:
        word = words[0]
        return (
            word.bare in document.known_people
            or bool(word.bits & (COUNTRY | REGION | ORGANIZATION))
            or (not word.bits and not word.form.endswith(document.lexicon.pronouns))
        )
    numbered = len(words) < len(inner) <= 4
    listed = all(word.bits & (GIVEN | SURNAME) or not word.bits for word in words)
    return len(words) <= 2 and (listed or (numbered and any(word.form.isdigit() for word in inner)))
