"""Bodies and papers as sources: a ministry, the statement that it issued."""

from .adjectives import is_feminine
from .mention import Mention, named_body
from .name_words import is_relational
from .names import end_of_name
from .phrases import end_of_phrase
from .places import country_at, is_place, phrase_at, place_words
from .records import SourceType
from .titles import country_in
from .word import (
    AUXILIARY,
    CLOSED,
    COUNTRY,
    DESCRIPTION,
    LAW,
    MEDIA,
    ORGANIZATION,
    PERSONAL,
    PLACE,
    PREPOSITION,
    RELATIVE,
    THAT,
    TITLE,
    is_finite,
)


def read_organization(document, head, limit):
    if _is_done_to_something(document, head, limit):
        return None
    end = end_of_phrase(document, head, limit, names=False)
    following = document.words[head + 1 : end]
    if following and following[0].bits & DESCRIPTION and following[0].form.endswith("ون"):
        # تجمع متظاهرون: a verb
        return None
    if any(word.bits & TITLE or word.stem in document.lexicon.setting_words("named after") for word in following):
        # القوات الموالية للرئيس فلان, كتائب الشهيد فلان
        end = end_of_name(document, end, limit)
    end = _relative_clause_end(document, end, limit)
    end = _past_task(document, head, end, limit)
    end = _with_place(document, head, end, limit)
    word = document.words[head]
    return named_body(
        head,
        end,
        gender=_gender(document, word),
        definite=word.definite,
        country=country_in(document, head, end),
    )


def _is_done_to_something(document, head, limit):
    """Whether the name of a body is a verb or its noun here, before an object: يطلب فتح تحقيق."""
    if document.words[head].stem not in document.lexicon.setting_words("bodies or acts") or head + 1 >= limit:
        return False
    after = document.words[head + 1]
    joined = after.conjunction or after.preposition or after.form.endswith(document.lexicon.pronouns)
    return after.form[0].isalpha() and not joined and not after.bits & CLOSED and not after.verb


def _gender(document, word):
    """The gender of a body by its noun; empty for names that are used in either."""
    if word.stem in document.lexicon.setting_words("either gender"):
        return ""
    return "f" if is_feminine(document, word) or word.stem.endswith("يا") or word.bits & PLACE else "m"


def _past_task(document, head, end, limit):
    """Past what a committee looks into: لجنة النظر في المخالفات."""
    known = document.lexicon.setting_words
    if end != head + 2 or end + 1 >= limit or document.words[end].form not in known("placed"):
        return end
    task, matter = document.words[end - 1], document.words[end + 1]
    looks = task.definite and task.stem in known("looking into")
    return end_of_phrase(document, end + 1, limit, names=False) if looks and matter.definite else end


def _with_place(document, head, end, limit):
    """Past the place that tells a body from others of its kind: وزارة الصحة في غزة."""
    known, stem = document.lexicon.setting_words, document.words[head].stem
    mission = stem in known("missions")
    if end + 1 >= limit or (country_in(document, head, end) and not mission):
        return end
    if end == head + 1 and not mission:
        last = _past_place(document, end, limit)
        return last if stem in known("everywhere") and _is_followed(document, last, limit) else end
    word, place = document.words[end], document.words[end + 1]
    if word.preposition == "ب" and word.bits & ORGANIZATION:
        last = end_of_phrase(document, end, limit, names=False)
        led = word.form in document.lexicon.setting_words("led by")
        return _past_place(document, last, limit) if led else last
    if word.form in known("placed") and place.bits & (ORGANIZATION | MEDIA) == ORGANIZATION:
        last = end_of_phrase(document, end + 1, limit, names=False)
        return last if place.definite or last > end + 2 else end
    if mission and word.form in known("accredited"):
        return end_of_phrase(document, end + 1, limit, names=False)
    return _past_place(document, end, limit)


def _past_place(document, end, limit):
    """Past "in" and a place; past a place with "at" where what is said follows."""
    word = document.words[end] if end < limit else None
    if word is None or word.conjunction:
        return end
    if word.preposition == "ب":
        last = _end_of_place(document, end, limit)
        return last if _is_followed(document, last, limit) else end
    if end + 1 >= limit or word.form not in document.lexicon.setting_words("placed"):
        return end
    place = document.words[end + 1]
    return end if place.conjunction or place.preposition else max(_end_of_place(document, end + 1, limit), end)


def _end_of_place(document, first, limit):
    """After the place that begins with the word: النيجر, ولاية كذا; 0 where none begins."""
    word = document.words[first]
    if is_place(document, first):
        return first + place_words(document, first)
    if word.definite or word.stem not in document.lexicon.setting_words("named places"):
        return 0
    last = end_of_phrase(document, first, limit, names=False)
    return last if last > first + 1 and _is_followed(document, last, limit) else 0


def _is_followed(document, index, limit):
    """Whether what somebody says begins at the word, or an aside: no more of the sentence tells when or where."""
    word = document.words[index] if index and index < limit else None
    return word is not None and bool(word.bits & THAT or word.form in "،,:(" or document.quote_at[index])


def _relative_clause_end(document, end, limit):
    """A short clause that says which body is meant: التحالف الذي تقوده السعودية."""
    if end >= limit or not document.words[end].bits & RELATIVE:
        return end
    for index in range(end + 1, min(limit, end + 5)):
        word = document.words[index]
        if document.quote_at[index] or is_finite(word):
            return end
        if word.bits & (AUXILIARY | THAT):
            before = document.words[index - 1]
            # خشي التحالف الذي تقوده السعودية من أن
            return index - bool(before.form in "،," or before.bits & PREPOSITION)
    return end


def read_named_body(document, first, limit):
    """A body whose name is listed as a whole: نيويورك تايمز, قوات سوريا الديمقراطية."""
    phrase = phrase_at(document, first, "body")
    end = first + 1 + len(phrase.words) if phrase else first
    if phrase is None or end > limit:
        return None
    if end < limit and is_relational(document.words[end]) and document.words[end].definite:
        # الخطوط الجوية الكويتية
        end += document.words[end].stem.endswith("ه") == (phrase.gender == "f")
    return named_body(
        first,
        end,
        gender=phrase.gender,
        definite=True,
        country=country_in(document, first, end),
    )


def read_country(document, first, limit):
    """روسيا, or several: روسيا والولايات المتحدة."""
    country, length = country_at(document, first)
    if country is None or first + length > limit:
        return None
    end, number = first + length, ""
    while end < limit and document.words[end].conjunction and country_at(document, end)[0]:
        end, number = end + country_at(document, end)[1], "p"
    return named_body(
        first,
        end,
        gender="" if number else country.gender,
        number=number,
        definite=True,
        country=country if not number else None,
        is_country=True,
    )


def read_paper(document, head, limit):
    """بيان وزارة الخارجية: the paper, whose body is who issued it."""
    word = document.words[head]
    end = end_of_phrase(document, head, limit, names=True)
    if end == head + 1 < limit and _counts(document, end):
        # المادة السابعة
        end += 1
    body = None
    if not word.bits & LAW:
        body = _issuer_inside(document, head, end) or _issuer_after(document, head, end, limit)
    last = max(body[1], end) if body else end
    return Mention(
        head,
        last,
        SourceType.DOCUMENT,
        head,
        name=(head, last),
        body=body,
        gender="f" if is_feminine(document, word) else "m",
        definite=word.definite,
    )


def _counts(document, index):
    """Whether a word tells one of several from the others: السابعة."""
    word = document.words[index]
    return word.definite and word.stem.removesuffix("ه") in document.lexicon.setting_words("ordinals")


def _issuer_inside(document, head, end):
    quotation = document.quote_at[head + 1] if head + 1 < end else None
    if quotation:
        # دراسة "كذا"
        return quotation.inner_first, quotation.inner_last
    first = next((i for i in range(head + 1, end) if document.words[i].bits & (ORGANIZATION | COUNTRY)), None)
    return (first, end) if first else None


def _issuer_after(document, head, end, limit):
    """Who issued a paper, named after it: لجامعة كذا, صادر عن الوزارة, في صحيفة كذا, أجرته شركة كذا."""
    words, index = document.words, end
    if index < limit and words[index].stem.removesuffix("ه") in document.lexicon.setting_words("issued"):
        index += 1
    if index + 1 >= limit:
        return None
    word = words[index]
    addressed = word.preposition == "ل" and document.words[head].stem in document.lexicon.setting_words("letters")
    if word.preposition and word.bits & ORGANIZATION and not addressed:
        return index, end_of_phrase(document, index, limit, names=False)
    issues = not (word.definite or word.preposition or word.conjunction) and word.form.endswith(
        document.lexicon.pronouns
    )
    if issues or (index > end or word.form in document.lexicon.setting_words("publishing")):
        index += issues or bool(word.bits & PREPOSITION)
        named = index < limit and not words[index].preposition and _may_issue(document, index, end)
        if named:
            return index, end_of_phrase(document, index, limit, names=False)
    return None


def _may_issue(document, index, end):
    """Whether a noun is who issued a paper: a body, or any noun after صادر عن."""
    word = document.words[index]
    if word.bits & ORGANIZATION:
        return True
    beside = {other.stem.removesuffix("ه") for other in document.words[end - 1 : end + 1]}
    issued = not beside.isdisjoint(document.lexicon.setting_words("issued"))
    return issued and word.form[0].isalpha() and not word.bits & (CLOSED | TITLE | DESCRIPTION | PERSONAL)
