"""Offices in Arabic: how far a title goes on before the name of who holds it."""

from .name_words import carries_pronoun, is_given_noun
from .names import LONGEST_NAME, end_of_name, starts_name
from .phrases import end_of_phrase
from .places import country_at, place_words
from .told import is_told
from .word import (
    BINDER,
    CLOSED,
    COMMON,
    COUNTRY,
    DESCRIPTION,
    GIVEN,
    HONORIFIC,
    JOINER,
    NATIONAL,
    OCCASION,
    ORGANIZATION,
    PERSONAL,
    PLACE,
    PREPOSITION,
    TIME,
    TITLE,
)

# A title has no more phrases with a preposition than this (مدير ... في وزارة ... بمحافظة ...).
MOST_PREPOSITIONS = 3
MOST_TITLES = 4
MOST_ADJECTIVES = 2
# Words of a name between commas.
LONGEST_SET_OFF = 6


def end_of_office(document, head, limit):
    """After the office, and after all that stands between it and the name."""
    end = _past_unlisted_place(document, _end_of_role(document, head, limit), limit)
    end = _past_owner(document, head, end, limit)
    end = _past_ranks(document, _past_brackets(document, end, limit), limit)
    return end, _past_second_title(document, _past_remark(document, end, limit), limit)


def _end_of_role(document, head, limit):
    """The end of a title; a phrase with a preposition is part of it only before a name (سفير ... في لبنان)."""
    end = longer = _past_titles(document, head, end_of_phrase(document, head, limit, names=True), limit)
    for _ in range(MOST_PREPOSITIONS):
        longer = _past_adjectives(document, longer, limit)
        if named_at(document, longer, limit):
            return longer
        marked = _past_marked_place(document, longer, limit)
        if marked:
            longer = marked
            continue
        place = _place_of_office(document, longer, limit) or _attached_body(document, longer, limit)
        if place is None:
            return end
        if end_of_name(document, place, limit) > place:
            # The office of an unknown place: محافظ كذا في كذا فلان.
            after = next(
                (i for i in range(place + 1, min(place + 3, limit)) if named_at(document, i, limit)), None
            )
            if after is not None:
                return after
        length = place_words(document, place)
        longer = end_of_phrase(document, place + length - 1, limit, names=True)
        longer = _past_titles(document, place, longer, limit)
    return longer if named_at(document, longer, limit) else end


def _past_unlisted_place(document, role_end, limit):
    """Past a word that no list knows where it completes a body's name: رئيسة اتحاد صيادي كذا سعاد فلان.

    A body's first noun, or a second one without the article, wants a complement; a given name that follows shows
    that the unknown word is that, and no name.
    """
    first, given = role_end, role_end + 1
    if given + 1 >= limit or not document.words[given].bits & GIVEN:
        return role_end
    word, before = document.words[first], document.words[first - 1]
    unlisted = not word.bits and not word.definite and not word.preposition and word.form[0].isalpha()
    body = before.bits | (document.words[first - 2].bits if first > 1 else 0)
    opened = bool(body & ORGANIZATION) and not before.definite
    # المدرب الفرنسي لكذا فلان الفلاني
    opened = opened or (before.definite and word.form.startswith("ل"))
    return given if unlisted and opened and end_of_name(document, given, limit) > given + 1 else role_end


def _past_owner(document, head, end, limit):
    """Past a word that no list knows right after a title without the article, which wants one: مدرب كذا (فلان)."""
    title, word = document.words[head], document.words[end] if end < limit else None
    if word is None or end != head + 1 or title.definite or not title.bits & TITLE:
        return end
    if word.bits or word.definite or word.preposition:
        return end
    if title.stem in document.lexicon.setting_words("first names only") or word.bare in document.known_people:
        return end
    last = end_of_name(document, end, limit)
    given = next((index for index in range(end + 1, last) if document.words[index].bits & GIVEN), None)
    return end + 1 if last == end + 1 or given == end + 1 else end


def _past_titles(document, head, end, limit):
    """Past further titles of the same person: مفتي المملكة رئيس هيئة كبار العلماء."""
    for _ in range(MOST_TITLES):
        last = document.words[end - 1]
        if end - 1 <= head or not last.bits & TITLE or last.definite or last.preposition:
            break
        longer = end_of_phrase(document, end - 1, limit, names=True)
        if longer <= end:
            break
        end = longer
    return end


def _past_adjectives(document, index, limit):
    """Past adjectives that no rule of phrases takes in, before a sure name: عضو وفد المدينة المفاوض، فلان."""
    for end in range(index, min(index + MOST_ADJECTIVES, limit)):
        word = document.words[end]
        if (
            not word.definite
            or word.preposition
            or word.conjunction
            or word.verb
            or word.bits & ~(COMMON | DESCRIPTION)
        ):
            break
        if named_at(document, end + 1, limit):
            return end + 1
    return index


def _past_marked_place(document, index, limit):
    """Past a place in marks: في "كذا"; whatever the marks hold before a sure name is one."""
    if index + 1 >= limit or document.words[index].form not in document.lexicon.setting_words("office"):
        return None
    quotation = document.quote_at[index + 1]
    short = quotation is not None and quotation.closed and quotation.inner_last - quotation.inner_first <= 2
    if not short:
        return None
    end = quotation.last
    if end < limit and document.words[end].definite and document.words[end].bits & NATIONAL:
        # في "الجيش" الإسرائيلي
        end += 1
    place = document.words[quotation.inner_first].bits & PLACE
    return end if place or named_at(document, end, limit) else None


def _place_of_office(document, index, limit):
    """The noun after a preposition that may belong to an office (في لبنان, بوزارة الصحة), or None."""
    if index + 1 >= limit:
        return None
    word, after = document.words[index], document.words[index + 1]
    if word.preposition == "ل" and word.bits & ORGANIZATION:
        return index
    if word.preposition == "ب" and not word.bits & OCCASION:
        belongs = word.bits & (PLACE | ORGANIZATION | COMMON | TITLE)
        return index if belongs else None
    if (
        word.form not in document.lexicon.setting_words("office")
        or after.conjunction
        or document.quote_at[index + 1]
    ):
        return None
    occasion = after.bits & OCCASION and not after.bits & ORGANIZATION
    if not after.form[0].isalpha() or occasion or after.bits & TIME:
        return None
    place = after.bits & (PLACE | ORGANIZATION | COMMON | TITLE) or not after.bits
    return index + 1 if place or country_at(document, index + 1)[0] else None


def _attached_body(document, index, limit):
    """The body to which the one in the title belongs: مكتب كذا التابع للأمم المتحدة."""
    if index + 1 >= limit or document.words[index].stem not in document.lexicon.setting_words("attached"):
        return None
    return index + 1 if document.words[index + 1].preposition else None


def _past_ranks(document, index, limit):
    """Past ranks before a comma and a name: اللواء الركن، فلان،."""
    end = index
    while end < limit and document.words[end].bits & HONORIFIC and document.words[end].definite:
        end += 1
    return end if end > index and _starts_apposition(document, end, limit) else index


def _past_brackets(document, index, limit):
    """Past a short form in brackets, if a name follows: مديرة الجمعية (بلدنا) فلانة."""
    past = document.past_brackets(index, min(limit, index + LONGEST_NAME))
    named = past and (starts_name(document, past, limit) or _starts_apposition(document, past, limit))
    return past if named else index


def _past_second_title(document, index, limit):
    """Past a second title between commas: رئيسة المجلس السابقة، والنائبة الديمقراطية، فلانة."""
    if index + 1 >= limit or document.words[index].form not in "،,":
        return index
    word = document.words[index + 1]
    if not word.bits & TITLE or word.preposition or document.quote_at[index + 1]:
        return index
    end = end_of_phrase(document, index + 1, limit, names=True)
    named = word.definite and not word.bits & HONORIFIC and named_at(document, end, limit)
    return end if named or _starts_apposition(document, end, limit) else index


def _past_remark(document, index, limit):
    """Past what says since when, or of what descent, somebody is something: سابقا، فلان; من أصول كذا فلان."""
    if index + 1 >= limit:
        return index
    word, known = document.words[index], document.lexicon.setting_words
    if word.form in known("office times") and _starts_apposition(document, index + 1, limit):
        return index + 1
    descent = document.words[index + 1].form in known("descent") and word.bits & PREPOSITION
    if descent and index + 3 < limit and starts_name(document, index + 3, limit):
        return index + 3
    return index


def named_at(document, index, limit):
    """Whether a name surely follows: after a word of respect, a listed or known one, or between commas."""
    start = past_honorifics(document, index, limit)
    if start >= limit:
        return False
    if start > index:
        return True
    word = document.words[index]
    sure = word.bits & GIVEN or word.bare in document.known_people or is_given_noun(document, index, limit)
    return bool(sure and starts_name(document, index, limit)) or _starts_apposition(document, index, limit)


def _starts_apposition(document, index, limit):
    """Whether a name between commas follows."""
    if index >= limit or document.words[index].form not in "،,":
        return False
    start = past_honorifics(document, index + 1, limit)
    return end_of_set_off(document, start, limit) > start


def end_of_set_off(document, first, limit):
    """After the name that begins behind a comma, if something closes it; `first` where none does.

    Between the commas nouns and titles that are surnames belong to it (فلان معلم القضاة), as does a country's name
    that is a given one (جورجيا).
    """
    end = end_of_name(document, first, limit)
    if end > first and is_apposition(document, end, limit):
        return end
    for end in range(first, min(first + LONGEST_SET_OFF, limit)):
        if end > first + 1 and not document.words[end].form[0].isalpha():
            return end
        if not _may_be_set_off(document, first, end, limit):
            break
    return first


def _may_be_set_off(document, first, index, limit):
    """Whether a word may be a part of a name between commas."""
    word = document.words[index]
    if document.quote_at[index] or not word.form[0].isalpha() or word.verb:
        return False
    if word.bits & CLOSED & ~TIME and not word.bits & GIVEN:
        return False
    if not (word.bits & PERSONAL or word.definite) and carries_pronoun(document, index):
        return False
    if _is_foreign(document, word):
        after = document.words[index + 1] if index + 1 < limit else word
        return index > first or _is_foreign(document, after) or bool(after.bits & PERSONAL)
    looks_joined = word.conjunction or word.preposition
    if looks_joined and (index == first or word.bits & ~PERSONAL):
        return False
    given_noun = document.words[first].form in document.lexicon.setting_words("given noun")
    given = given_noun or document.words[first].bits & (GIVEN | BINDER)
    if index == first:
        country = word.bits & COUNTRY and _is_foreign(document, document.words[min(index + 1, limit - 1)])
        return bool(given or country)
    if word.definite and not (word.bits | document.words[index - 1].bits) & PERSONAL:
        # مسؤولية الخسارة
        return False
    return not word.bits & ~(PERSONAL | COMMON | TITLE | DESCRIPTION | COUNTRY) and bool(
        given or word.bits & PERSONAL
    )


def _is_foreign(document, word):
    """Whether no list knows a word, nor what is left of it without what may be joined to it (فالكاو)."""
    base = document.lexicon.base
    if word.form in base or not word.form[0].isalpha():
        return False
    joined = word.conjunction or word.preposition
    return word.stem not in base if joined else not word.definite


def is_apposition(document, end, limit):
    """Whether a name after a comma is closed by another one, or by the end of the clause."""
    word = document.words[end] if end < limit else None
    return word is None or not word.form[0].isalpha() or bool(word.bits & CLOSED) or is_told(word)


def past_honorifics(document, index, limit):
    """Past words of respect and ranks before a name (د. فلان, السفير فلان); the index where no name follows."""
    end = index
    if index < limit and document.words[index - 1].form in "،,":
        # ، الألماني فلان الفلاني،
        end += document.words[index].definite and bool(document.words[index].bits & NATIONAL)
    while end < limit and (_is_respect(document.words[end]) or (end > index and _is_branch(document.words[end]))):
        end = past_mark(document, end + 1, limit)
    return end if starts_name(document, end, limit) else index


def _is_respect(word):
    if word.conjunction or word.preposition:
        return False
    titled = word.definite and word.bits & TITLE and not word.bits & PERSONAL & ~JOINER
    return bool(word.bits & HONORIFIC or titled)


def _is_branch(word):
    """Whether a word goes on with a rank: العقيد البحري, العميد المتقاعد."""
    return word.definite and word.bits == COMMON and not word.preposition and not word.conjunction


def past_mark(document, index, limit):
    """Past the mark after a shortened word (د. or د/)."""
    shortened = len(document.words[index - 1].form) == 1
    return index + 1 if shortened and index < limit and document.words[index].form in "./" else index


def past_comma(document, index, limit):
    """Past a comma before a name or a further title."""
    return index + 1 if index < limit and document.words[index].form in "،," else index
