"""Words with the article in a noun phrase: adjectives that go on with it, nouns that begin another."""

import re

from .document import Document
from .name_words import is_relational
from .places import is_national
from .word import (
    COMMON,
    DOCUMENT,
    GIVEN,
    LAW,
    MEDIA,
    NAMING,
    NATIONAL,
    ORGANIZATION,
    PERSONAL,
    PLACE,
    SURNAME,
    TITLE,
    VERB,
    Word,
)

# Letters of an adjective that only looks like a plural (أمين, رصين).
LONGEST_SINGULAR = 5
# Verbal nouns, which are no adjectives (تعليق, انسحاب, استهداف); those that look feminine (استقالة).
ACTION = re.compile("ت..ي.|ان..ا.|ا.ت.ا.|است..ا.")
FEMININE_ACTION = re.compile("است.ا.ه|[أا].ا.ه|ت..يه")


def takes_definite(document, head, index, placed):
    """Whether a word with the article goes on with the phrase."""
    word = document.words[index]
    before = document.words[index - 1]
    if index > head + 1 and word.stem in document.lexicon.setting_words("attached"):
        return False
    if word.stem in document.lexicon.setting_words("others"):
        return False
    if before.definite and _is_another_noun(word, before, index > head + 1):
        return False
    if before.bits & DOCUMENT and before.definite and not is_relational(word):
        # البيان الختامي, but not البيان المجتمع
        return False
    if index == head + 1 and not _agrees_with_head(document, document.words[head], word):
        return False
    if word.bits & TITLE and index + 1 < len(document.words) and document.words[index + 1].form == "عن":
        # وزير الداخلية المسؤول عن كذا
        return False
    if _is_closed_office(document, head, index) and not _describes_office(document, word):
        return False
    if index > head + 1 and _begins_object(document, before, word):
        return False
    if before.bits & NATIONAL and before.stem.endswith("ه") != word.stem.endswith("ه"):
        return _describes_holder(document, head, word)
    return not placed or is_national(document, word) or _describes_placed(document, head, index)


def _is_another_noun(word, before, closed):
    """Whether a word after one with the article can only be a noun of its own."""
    if closed and word.bits & ORGANIZATION and not _may_be_adjective(word):
        # لجنة المتابعة الوطنية الأمم المتحدة
        return True
    # نادي المرفأ التنظيمات
    return word.stem.endswith("ات") and not before.stem.endswith("ات")


def _describes_holder(document, head, word):
    """Whether an adjective describes who holds an office: وزير الخارجية الأميركية الجديد."""
    known, title = document.lexicon.setting_words("office adjectives"), document.words[head]
    holder = title.bits & TITLE and word.stem.removesuffix("ه") in known
    return bool(holder) and word.stem.endswith("ه") == is_feminine(document, title)


def _describes_placed(document, head, index):
    """Whether an adjective goes on after a place: مكة المكرمة, قائد برشلونة السابق, وكالة كذا الكورية الجنوبية."""
    word, before, known = document.words[index], document.words[index - 1], document.lexicon.setting_words
    if before.bits & PLACE and word.stem in known("directions"):
        return True
    quotation = document.quote_at[index - 1]
    nouns = document.words[head], document.words[quotation.first - 1 if quotation else index - 2]
    agrees = word.stem.endswith("ه") in [is_feminine(document, noun) for noun in nouns]
    if _describes_holder(document, head, word):
        return True
    # صندوق مصر السيادي
    plain = before.bits & PLACE and index == head + 2 and document.words[head].bits & ORGANIZATION
    after = bool(before.bits & (NATIONAL | PLACE) and (before.definite or plain))
    office = quotation is not None and bool(document.words[head].bits & TITLE)
    return agrees and is_relational(word) and (after or office or _tells_kind(document, head, index))


def _tells_kind(document, head, index):
    """Whether an adjective after the name of a body says what kind it is: موقع "كذا" الطبي, نادي كذا الرياضي."""
    outlet, word, before = document.words[head], document.words[index], document.words[index - 1]
    if (
        not outlet.bits & ORGANIZATION
        or outlet.definite
        or word.stem in document.lexicon.setting_words("of quality")
    ):
        return False
    feminine = is_feminine(document, outlet)
    if feminine and not outlet.bits & MEDIA:
        # Such adjectives look like nouns that may be an object (العملية).
        return False
    named = document.quote_at[index - 1] is not None or (index == head + 2 and not before.bits)
    return named and word.stem.endswith("ه") == feminine


def _begins_object(document, before, word):
    """Whether a noun with the article begins another phrase after an adjective (المنظمة الإسلامية التصريحات)."""
    named = before.bits & PERSONAL and not before.bits & COMMON and not before.definite
    acts = before.definite and ACTION.fullmatch(word.stem) is not None
    if not (named or acts or (before.definite and is_relational(before))):
        return False
    if _may_be_adjective(word):
        return False
    stem, lexicon = word.stem.removesuffix("ه"), document.lexicon
    adjectives = ("office adjectives", "directions", "ordinals")
    adjective = any(stem in lexicon.setting_words(name) for name in adjectives)
    return (
        word.bits & ~(SURNAME | GIVEN | NAMING | DOCUMENT | LAW | VERB) == COMMON
        and not adjective
        and word.stem not in lexicon.setting_words("feminine adjectives")
    )


def _may_be_adjective(word):
    """Whether a word has the form of an adjective: القومي, المتحدة, البارزين."""
    return is_relational(word) or word.stem.startswith("م") or word.stem.endswith(("ون", "ين"))


def _is_closed_office(document, head, index):
    """Whether an adjective before the index says whose a person's office is (رئيس الحكومة اليمني)."""
    before = document.words[index - 1]
    return (
        bool(document.words[head].bits & TITLE and before.bits & NATIONAL) and before.definite and index > head + 1
    )


def _describes_office(document, word):
    return is_relational(word) or word.stem.removesuffix("ه") in document.lexicon.setting_words(
        "office adjectives"
    )


def _agrees_with_head(document, head, word):
    """Whether a word may be an adjective to a body's name with the article; if not, another noun begins."""
    if not head.definite or not head.bits & (ORGANIZATION | TITLE):
        return True
    if head.bits & TITLE and word.bits & ORGANIZATION and not is_relational(word):
        # قال الملك الحكومة
        return False
    if word.stem.endswith(("ون", "ين")) and (head.number == "p" or len(word.stem) > LONGEST_SINGULAR):
        # القادة العسكريون, but not دعا التحالف المواطنين
        return head.number == "p"
    feminine = is_feminine(document, head)
    if word.stem in document.lexicon.setting_words("feminine adjectives"):
        return feminine
    return word.stem.endswith("ه") == feminine


def is_feminine(document: Document, head: Word) -> bool:
    """Whether adjectives to a noun, and verbs before it, are in the feminine."""
    plural = head.stem in document.lexicon.setting_words("broken plurals")
    return head.gender == "f" or plural or head.stem.endswith(("ه", "ات"))
