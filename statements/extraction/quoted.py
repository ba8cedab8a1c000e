"""Words in quotation marks: which are somebody's words, and which a name or a title."""

import itertools

from .document import COMMAS, DASHES, Document
from .draft import Draft
from .marks import Quotation
from .places import phrase_at
from .word import (
    BINDER,
    CLOSED,
    COMMON,
    COUNTRY,
    DESCRIPTION,
    DOCUMENT,
    GIVEN,
    HONORIFIC,
    MEDIA,
    NAMING,
    OCCASION,
    ORGANIZATION,
    PREPOSITION,
    REGION,
    SURNAME,
    THAT,
    TITLE,
)

# Of these one word in marks is a name.
PROPER = GIVEN | SURNAME | COUNTRY | REGION | MEDIA | ORGANIZATION

LONGEST_NAME_IN_MARKS = 6
# One of several names in marks has fewer words: a quotation may stand beside a name.
LONGEST_JOINED_NAME = 3
# A name that the article has in marks elsewhere; longer ones have only its words.
LONGEST_MARKED_NAME = 4
LONGEST_FULL_NAME = 5
LONGEST_TITLE_IN_MARKS = 3
# Shorter ones may be the beginning of a name by chance.
SHORTEST_STEM = 4


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
    if _is_borrowed(document, inner):
        return True
    if document.lexicon.capitals:
        return not inner or _looks_like_name(document, quotation) or _is_so_called(document, quotation)
    if _is_called(document, quotation):
        return False
    if _is_listed(document, inner):
        return True
    if _is_complement(document, inner) or _is_predicate(document, quotation, inner):
        return False
    return any(rule(document, quotation, inner) for rule in _RULES)


def _is_borrowed(document, inner):
    """Whether one word in marks is a term that is not the reporter's."""
    return len(inner) == 1 and inner[0].stem in document.lexicon.setting_words("borrowed")


def _is_listed(document, inner):
    """Whether words in marks are a listed name or term, with or without what is joined to the first."""
    rest = tuple(word.form for word in inner[1:])
    return bool(inner) and not {(inner[0].form, *rest), (inner[0].bare, *rest)}.isdisjoint(
        document.lexicon.in_marks
    )


def titles_in_marks(document):
    """The words of each name of several words in marks that a word before them announces: مسلسل "عبرة شارع"."""
    for quotation in document.quotes:
        inner = document.words[quotation.inner_first : quotation.inner_last]
        if 1 < len(inner) <= LONGEST_NAME_IN_MARKS and _is_named_before(document, quotation, inner):
            yield tuple(word.form for word in inner)


def _is_title(document, quotation, inner):
    """A name that the article announces elsewhere."""
    return tuple(word.form for word in inner) in document.known_titles


def _is_beside_name(document, quotation, inner):
    """One of several names: مستوطنتي "مرغليوت" و"كريات شمونة"."""
    joint = quotation.first - 1
    before = document.quote_at[joint - 1] if joint > 0 and document.words[joint].form == "و" else None
    return (
        before is not None
        and len(inner) <= LONGEST_JOINED_NAME
        and _is_named_before(document, before, document.words[before.inner_first : before.inner_last])
    )


def _is_complement(document, inner):
    """Whether words in marks complete a verb, with the preposition that it asks for: اتهمه "بتدمير المرفأ"."""
    prepositions = document.lexicon.setting_words("complements")
    return bool(inner) and inner[0].preposition in prepositions and bool(inner[0].bits & COMMON)


def _is_called(document, quotation):
    """Whether words in marks are what somebody calls a thing: ما وصفه بـ"العدوان"."""
    verb = quotation.first - 2
    if verb < 0 or document.words[verb + 1].form not in document.lexicon.setting_words("complements"):
        return False
    return document.words[verb].form in document.lexicon.setting_words("calling")


def _is_predicate(document, quotation, inner):
    """Whether one word in marks is what is said of somebody: وصفهم بأنهم "قذرون"."""
    before = document.words[quotation.first - 1] if quotation.first else None
    if before is None or not before.bits & THAT or len(inner) != 1 or inner[0].definite or inner[0].bits & PROPER:
        return False
    return before.form.endswith(document.lexicon.pronouns) and not inner[0].form.isascii()


def _is_foreign(document, quotation, inner):
    return all(not word.form[0].isalpha() or word.form.isascii() for word in inner)


def _is_spelled(document, quotation, inner):
    """Letters of a foreign alphabet by their names: "بي سي آي"."""
    letters = document.lexicon.setting_words("names of letters")
    return len(inner) > 1 and all(word.form in letters for word in inner)


def _is_full_name(document, quotation, inner):
    """A person by a given name and more: "عبد الله السدحان"."""
    first = inner[0]
    if not 1 < len(inner) <= LONGEST_FULL_NAME or first.definite or first.preposition:
        return False
    listed = any(word.bits & (GIVEN | SURNAME) for word in inner)
    named = GIVEN | SURNAME | BINDER
    pairs = itertools.pairwise(inner)
    return (
        listed and bool(first.bits & (GIVEN | BINDER)) and all(b.bits & named or a.bits & BINDER for a, b in pairs)
    )


def _is_outlet(document, quotation, inner):
    if len(inner) > 3:
        return False
    return bool(inner[0].bits & MEDIA) or any(
        word.bits & MEDIA and (not word.definite or word.preposition) for word in inner
    )


def _is_known_person(document, quotation, inner):
    """Several words of names that people have elsewhere in the article."""
    if not 1 < len(inner) <= LONGEST_FULL_NAME or inner[0].definite:
        return False
    return all(word.form in document.known_people for word in inner)


def _is_titled_person(document, quotation, inner):
    """A person with a title: "الأمير سلطان بن سالم"."""
    given = next((place for place, word in enumerate(inner) if word.bits & (GIVEN | BINDER)), 0)
    return 0 < given <= LONGEST_TITLE_IN_MARKS and all(word.bits & (TITLE | HONORIFIC) for word in inner[:given])


def _is_kunya(document, quotation, inner):
    """A person called after a child: "أبو شجاع"."""
    kunya = document.lexicon.setting_words("kunya")
    return 1 < len(inner) <= LONGEST_JOINED_NAME and inner[0].form in kunya and not inner[1].bits & CLOSED


def _is_honoured(document, quotation, inner):
    """ "د. سالم النورسي"."""
    name = next((word for word in inner[1:] if word.form[0].isalpha()), None)
    named = name is not None and (not name.bits or bool(name.bits & (GIVEN | SURNAME)))
    return named and bool(inner[0].bits & HONORIFIC) and not inner[0].definite


def _is_paper(document, quotation, inner):
    """A paper or a meeting with the name of its place: "إعلان القاهرة"."""
    if len(inner) != 2 or inner[0].definite:
        return False
    return bool(inner[0].bits & (DOCUMENT | OCCASION)) and bool(inner[1].bits & COUNTRY)


def _is_marked_elsewhere(document, quotation, inner):
    """Words that the article has in the name of a body, in marks."""
    named = len(inner) <= LONGEST_MARKED_NAME and all(word.bare in document.known_marked for word in inner)
    return named and (len(inner) == 1 or any(word.definite or not word.bits & COMMON for word in inner))


def _is_body(document, quotation, inner):
    listed = phrase_at(document, quotation.inner_first, "body")
    if listed and len(inner) == 1 + len(listed.words):
        return True
    opens = inner[0].bits & PREPOSITION or inner[0].form in document.lexicon.setting_words("before nouns")
    begins = () if opens else inner[:2]
    return len(inner) > 1 and any(word.bits & ORGANIZATION and not word.definite for word in begins)


def _is_place(document, quotation, inner):
    """A listed place of several words: "تل أبيب"."""
    after = tuple(word.form for word in inner[1:])
    return any(phrase.role == "country" and phrase.words == after for phrase in inner[0].phrases)


def _names_noun_before(document, quotation, inner):
    """One noun with the article that names the noun before it: المنتج "الاستراحة", الاستخبارات "الموساد"."""
    before, word = document.words[quotation.first - 1] if quotation.first else None, inner[0]
    if len(inner) > 1 or before is None or not before.definite or not word.definite:
        return False
    if before.preposition or word.preposition:
        return False
    return not word.form.endswith(("ي", "يه", "ين"))


def _is_so_called(document, quotation):
    """Whether a word says that a term in marks is not the writer's: so-called "rules"."""
    before = document.words[quotation.first - 1] if quotation.first else None
    return before is not None and before.form in document.lexicon.setting_words("so called")


def _looks_like_name(document, quotation):
    """Whether every word in marks is written with a capital letter, as in titles, and no colon announces them."""
    first, last = quotation.inner_first, quotation.inner_last
    if quotation.first and document.words[quotation.first - 1].form == ":":
        # He said: "No."
        return False
    return last - first <= 2 and all(document.is_capital(index) for index in range(first, last))


def _is_named_before(document, quotation, inner):
    """Whether the word before the marks says that a name follows (حركة "...", المسمى "...").

    With the article a noun is not named: the marks hold what is said of it (الاتفاق "أحادي الجانب").
    """
    index = quotation.first - 1
    if index > 0 and document.words[index].form == "ب":
        # ما يعرف بـ"البازار"
        index -= 1
        if document.words[index].stem in document.lexicon.setting_words("known by"):
            # المنطقة المعروفة بـ"سوق النحاس"
            return True
    word = document.words[index] if index >= 0 else None
    if word is not None and word.definite and index > 0 and not word.bits & (NAMING | MEDIA | ORGANIZATION):
        # مسرحيتها الجديدة "..."
        return _is_named_with_pronoun(document, index - 1)
    if word is None:
        return False
    if word.form == document.lexicon.settings.get("article"):
        # الـ"ناتو"
        return True
    if not word.bits & (NAMING | MEDIA | ORGANIZATION) or word.bits & DESCRIPTION:
        return False
    return not word.definite or bool(word.bits & MEDIA)


def _is_named_with_pronoun(document, index):
    """Whether a noun that has a name is somebody's: مسرحيتها, before an adjective with the article."""
    named = bool(document.words[index].bits & NAMING) and not document.words[index].definite
    # As written: folded, محافظة ends like a pronoun.
    return named and document.text(index, index + 1).endswith(document.lexicon.pronouns)


def _has_name(document, quotation, inner):
    """Whether the words in marks are known names, or unknown words with a number."""
    words = [word for word in inner if word.form[0].isalpha()]
    if len(words) == 1 and len(inner) == 1:
        word = words[0]
        return (
            word.bare in document.known_people
            or bool(word.bits & (COUNTRY | REGION | ORGANIZATION))
            or (not word.bits and not _is_inflected(document.lexicon, word.form))
        )
    numbered = len(words) < len(inner) <= 4
    listed = all(word.bits & (GIVEN | SURNAME) or not word.bits for word in words)
    return len(words) <= 2 and (listed or (numbered and any(word.form.isdigit() for word in inner)))


def _is_inflected(lexicon, form):
    """Whether an unknown word has a joined pronoun, or is a listed one with an ending: "حازما", "المنحرفين"."""
    if form.endswith(lexicon.pronouns):
        return True
    bare = form.removeprefix(lexicon.settings.get("article", ""))
    endings = lexicon.setting_words("endings of nouns")
    stems = [bare.removesuffix(ending) for ending in endings if bare.endswith(ending)]
    return any(len(stem) >= SHORTEST_STEM and stem in lexicon.base for stem in stems)


_RULES = (
    _is_title,
    _is_foreign,
    _is_spelled,
    _is_full_name,
    _is_outlet,
    _is_known_person,
    _is_titled_person,
    _is_kunya,
    _is_honoured,
    _is_paper,
    _is_marked_elsewhere,
    _is_body,
    _is_place,
    _names_noun_before,
    _is_named_before,
    _is_beside_name,
    _has_name,
)
