"""Noun phrases in Arabic: how far a title, a body or a description goes on."""

from .adjectives import ACTION, FEMININE_ACTION, is_feminine, takes_definite
from .marked_names import is_name_in_marks, is_noun_in_marks, past_name_in_brackets
from .name_words import has_tanwin, is_given_with_article, is_relational
from .names import end_of_name, starts_name
from .places import is_named_city, is_place, phrase_at, place_words
from .told import is_addressed
from .word import (
    AUXILIARY,
    BINDER,
    BOUNDARY,
    COMMON,
    COUNTRY,
    DESCRIPTION,
    DOCUMENT,
    FUNCTION,
    GIVEN,
    HONORIFIC,
    JOINER,
    MEDIA,
    NATIONAL,
    OCCASION,
    ORGANIZATION,
    PERSONAL,
    PHRASE,
    PLACE,
    PREPOSITION,
    REGION,
    SPEAKS_FOR,
    SURNAME,
    THAT,
    TIME,
    TITLE,
    is_finite,
)

LONGEST_PHRASE = 14


def end_of_phrase(document, head, limit, *, names):
    """After the last word of the noun phrase about `head`; stops where a personal name begins if `names`.

    A phrase is open while its nouns lack the article (وزير خارجية) and closed by a word that has it or by a
    place; then only adjectives with the article may follow.
    """
    word = document.words[head]
    closed = word.definite or _is_whole(document, head, word)
    limit = min(limit, head + LONGEST_PHRASE)
    index = past_name_in_brackets(document, head, limit)
    placed = index > head + 1
    while index < limit:
        quotation = document.quote_at[index]
        if quotation:
            if not is_name_in_marks(document, quotation, index - 1):
                break
            placed = closed or not is_noun_in_marks(document, quotation)
            index = quotation.last
            continue
        step = _phrase_step(document, head, index, limit, closed, placed, names)
        if not step:
            break
        word = document.words[index + step - 1]
        if document.words[index].bits & SPEAKS_FOR or word.preposition:
            closed, placed = word.definite, False
        place = is_place(document, index)
        closed = closed or word.definite or place or bool(word.bits & PLACE) or _is_whole(document, head, word)
        named = _names_body(document, index, index + step - 1, limit)
        placed = placed or named or place
        index += step
    return min(index, limit)


def _is_whole(document, head, word):
    """Whether only adjectives may be added to a noun: it is a name (فيسبوك), or a pronoun says whose it is."""
    named = word.bits & ORGANIZATION and word.stem in document.lexicon.setting_words("either gender")
    return bool(named) or _is_owned(document, head, word)


def _is_owned(document, head, word):
    """Whether a pronoun in a title says whose a noun is, and no noun may say so after it: وزير خارجيتها."""
    if not document.words[head].bits & TITLE:
        return False
    owner = next((ending for ending in ("تهما", "تها", "تهم") if word.stem.endswith(ending)), None)
    return owner is not None and word.stem.removesuffix(owner) + "ه" in document.lexicon.base


def _names_body(document, first, last, limit):
    """Whether an unknown word names the body before it, and is no plural that wants its owner (صيادي السمك)."""
    word = document.words[last]
    if word.bits or word.definite or not document.words[first - 1].bits & ORGANIZATION:
        return False
    after = document.words[last + 1] if last + 1 < limit else None
    owned = len(word.form) > 4 and word.form.endswith("ي") and after is not None
    return not (owned and after.definite and after.bits & COMMON and not is_relational(after))


def _phrase_step(document, head, index, limit, closed, placed, names):
    """How many words the phrase goes on with."""
    word = document.words[index]
    if index == head + 1 and word.form in document.lexicon.setting_words("rank"):
        return 1
    if word.bits & SPEAKS_FOR or word.form in document.lexicon.setting_words("speaks for it"):
        return _spoken_for(document, head, index, limit)
    if _is_rank(document, index) or _is_unit(document, index):
        return 1
    if _ends_phrase(document, word):
        return 2 * _is_negated(document, index, limit)
    body = phrase_at(document, index, "body")
    if is_addressed(document, head, index, body):
        return 0
    length = 1 + len(body.words) if body else 1
    if word.preposition:
        return length * _goes_on_with_preposition(document, head, index, closed, placed, body)
    if word.conjunction:
        return _conjunction_step(document, head, index, limit, closed, names)
    if body:
        return 0 if closed else length
    if is_place(document, index):
        return _place_step(document, index, closed, placed)
    step = _step_after_plural(document, index, limit)
    return _noun_step(document, head, index, limit, closed, placed, names) if step is None else step


def _place_step(document, index, closed, placed):
    """How many words the name of a place adds to the phrase."""
    word, before = document.words[index], document.words[index - 1]
    follows = not placed and (not closed or before.conjunction)
    # ولاية كذا الأميركية, لوس أنجلوس
    within = before.bits & REGION and word.bits & (COUNTRY | REGION)
    return place_words(document, index) * bool(follows or within or is_named_city(document, index))


def _goes_on_with_preposition(document, head, index, closed, placed, body):
    """Whether a word with a joined preposition belongs to the phrase: الأمين العام لحلف كذا."""
    word = document.words[index]
    if _is_place_with_preposition(document, index) or _is_foreign_name(document, head, index):
        return True
    if _concerns(document, head, index) or _is_for(document, head, index, closed):
        return True
    belongs = body or _may_belong(word) or _is_pair(document, index)
    complete = (closed or (placed and word.definite)) and index > head + 1
    return bool(word.preposition == "ل" and complete and belongs)


def _is_place_with_preposition(document, index):
    """Whether the name of a place only looks as if a preposition were joined to it: قاعدة بنينا."""
    word, before = document.words[index], document.words[index - 1]
    known = document.lexicon.setting_words("kinds of places")
    return word.preposition == "ب" and not word.bits & ~PERSONAL and not before.definite and before.stem in known


def _is_foreign_name(document, head, index):
    """Whether the name of a body only looks as if a preposition were joined to it: مركز بيو للأبحاث."""
    body, word = document.words[head], document.words[index]
    after = document.words[index + 1] if index + 1 < len(document.words) else None
    if index > head + 1 or body.definite or not body.bits & ORGANIZATION or word.preposition != "ب":
        return False
    named = not word.definite and not word.bits & ~(PERSONAL | PHRASE)
    return named and after is not None and after.definite and after.preposition == "ل"


def _concerns(document, head, index):
    """Whether a noun with ل says what a body is for: الهيئة السورية للإعلام, وكالة كذا للأنباء."""
    word = document.words[index]
    bodies = any(other.bits & ORGANIZATION for other in document.words[head:index])
    concern = word.preposition == "ل" and word.stem in document.lexicon.setting_words("concerns")
    return bodies and concern and index > head + 1


def _is_for(document, head, index, closed):
    """Whether a noun with ل says what a body without a name is for: شركة يابانية للطاقة, جماعات لحقوق الإنسان."""
    body, word = document.words[head], document.words[index]
    after = document.words[index + 1] if index + 1 < len(document.words) else None
    if closed or body.definite or not body.bits & ORGANIZATION or word.preposition != "ل" or word.bits & ~COMMON:
        return False
    return word.definite or (after is not None and after.definite and not after.conjunction)


def _spoken_for(document, head, index, limit):
    """How many words "in the name of" and what follows it add to a speaker's title."""
    if document.words[index].form in document.lexicon.setting_words("speaks for it"):
        return 1
    if not _speaks(document, head, index) or index + 1 >= limit:
        return 0
    if document.quote_at[index + 1]:
        return 1
    body = phrase_at(document, index + 1, "body")
    if body:
        return 2 + len(body.words)
    return 2 if document.words[index + 1].form[0].isalpha() else 0


def _speaks(document, head, index):
    """Whether the phrase is about a speaker: الناطق الرسمي باسم, وزيرة الدولة المتحدثة الرسمية باسم."""
    stems = {document.words[head].stem, *(word.stem for word in document.words[max(head, index - 2) : index])}
    return not stems.isdisjoint(document.lexicon.setting_words("speakers"))


def _is_rank(document, index):
    """Whether a word of respect belongs to the phrase: نائب الرئيس الأول, حركة أنصار الله."""
    word, before = document.words[index], document.words[index - 1]
    if not word.bits & HONORIFIC or word.conjunction or word.preposition:
        return False
    if word.bits & JOINER:
        return bool(before.bits & COMMON) and not before.definite and not before.bits & (GIVEN | TITLE)
    if before.bits & ORGANIZATION and not before.definite and not word.definite:
        # مكتب معالي وزير كذا
        after = document.words[index + 1] if index + 1 < len(document.words) else None
        return after is not None and bool(after.bits & TITLE) and not after.bits & PERSONAL
    if not (word.definite and before.definite):
        return False
    # الديوان الملكي
    of_body = before.bits & ORGANIZATION and is_relational(word)
    return bool(of_body) or word.stem in document.lexicon.setting_words("office adjectives")


def _is_unit(document, index):
    """Whether a rank is the body of the same name here: مدرب الفريق, قائد اللواء."""
    word, before = document.words[index], document.words[index - 1]
    if not word.bits & HONORIFIC or not word.definite or word.conjunction or word.preposition:
        return False
    body = document.lexicon.base.get(word.stem)
    led = bool(before.bits & (TITLE | DESCRIPTION)) and not before.definite
    return led and body is not None and bool(body.bits & ORGANIZATION)


def _is_negated(document, index, limit):
    """Whether "not" and an adjective go on with the phrase: تقارير غير رسمية."""
    if document.words[index].form not in document.lexicon.setting_words("negates an adjective"):
        return False
    word, before = document.words[min(index + 1, len(document.words) - 1)], document.words[index - 1]
    plain = word.bits == COMMON and not (word.preposition or word.conjunction or word.verb)
    if index + 2 < limit and document.words[index + 2].form in document.lexicon.setting_words("trusted"):
        # غير المعترف بها
        return False
    return index + 1 < limit and plain and word.definite == before.definite


def _tells_holder(document, word):
    """Whether a word says that somebody holds an office now: الأمين العام الحالي."""
    known = document.lexicon.setting_words("holder adjectives")
    return word.definite and word.stem.removesuffix("ه") in known


def _ends_phrase(document, word):
    """Whether a word can be no part of a noun phrase."""
    if not word.form[0].isalnum():
        return True
    honorific = word.bits & HONORIFIC and word.stem not in document.lexicon.setting_words("states")
    time = word.bits & TIME and not _tells_holder(document, word)
    second = word.conjunction and word.definite and word.bits & TITLE
    if (word.bits & (THAT | AUXILIARY) or time or (honorific and not second)) and not word.bits & PLACE:
        return True
    reports = word.tense == "noun" and word.verb_gender
    if word.form in document.lexicon.setting_words("ends a description"):
        return True
    return bool(word.bits & (PREPOSITION | FUNCTION | BOUNDARY) or is_finite(word) or reports)


def _noun_step(document, head, index, limit, closed, placed, names):
    """How many words a noun, an adjective or a name adds to the phrase."""
    word, before = document.words[index], document.words[index - 1]
    if document.words[index - 1].bits & JOINER and not word.definite and index > head + 1:
        # مدينة سانت كذا, but not حزب الله كمينا
        return int(not has_tanwin(document, index))
    if _is_named_after(document, index - 1):
        return end_of_name(document, index, limit) - index
    if word.definite:
        is_name = names and closed and _is_name_here(document, index)
        return int(takes_definite(document, head, index, placed) and not is_name)
    if index == head + 1 and word.form.isdigit() and before.definite and before.bits & MEDIA:
        # القناة 12
        return 1
    if _names_place(document, head, index):
        return 1
    if names and _begins_name(document, index, limit):
        return 0 if closed else _complement(document, head, index, limit)
    if word.bits & TITLE and names:
        return 1
    if word.bits == COMMON and _begins_object(document, head, index):
        return 0
    unlisted = not (word.bits or before.bits or before.definite or names)
    if unlisted and (document.quote_at[index - 1] is None or len(word.form) == 1):
        # حكومة نيو ساوث ويلز
        return 1
    return int(not closed and not placed)


def _step_after_plural(document, index, limit):
    """How many words follow a plural whose ending tells whether somebody owns it; None where it does not."""
    word, before = document.words[index], document.words[index - 1]
    if not before.bits & (DESCRIPTION | NATIONAL) or len(before.stem) <= 4:
        return None
    if before.stem.endswith("و") and before.bits & DESCRIPTION and _may_own(word):
        return max(end_of_name(document, index, limit) - index, 1)
    return 0 if before.stem.endswith("ون") and _is_apart_from_plural(document, index) else None


def _may_own(word):
    """Whether a word may be a name that says whose a plural is that lost its ending: محامو كذا."""
    return not (word.definite or word.preposition or word.verb or word.bits & ~PERSONAL)


def _is_apart_from_plural(document, index):
    """Whether a word behind a plural that kept its ending is no adjective: nobody owns such a plural.

    المحامون الإضراب, but المسؤولون الأميركيون, مسؤولون كبار.
    """
    word, before = document.words[index], document.words[index - 1]
    known = document.lexicon.setting_words("plural adjectives")
    agrees = word.bits & NATIONAL or word.stem in known or word.stem.endswith("ون")
    return bool(word.bits) and not (agrees and word.definite == before.definite)


def _begins_object(document, head, index):
    """Whether a noun without the article is what a source speaks of: مصادر رسمية رفضها, لجنة خبراء تقريرا."""
    word, before = document.words[index], document.words[index - 1]
    adjective = _is_feminine_national(before) or _is_feminine_adjective(document, head, index - 1)
    if adjective and (not word.stem.endswith(("ه", "ات")) or FEMININE_ACTION.fullmatch(word.stem)):
        # ذكرت وسائل إعلام أميركية ارتفاع كذا, أكدت مصادر محلية دخول كذا, كشفت وسائل إعلام محلية استقالة كذا
        return word.stem not in document.lexicon.setting_words("feminine adjectives")
    if before.definite or not before.form[0].isalpha():
        return False
    if index > head + 1 and word.form.endswith("ا") and not word.form.endswith(document.lexicon.pronouns):
        return len(word.form) > 3 and word.form[:-1] in document.lexicon.base
    if before.bits & DESCRIPTION and before.form.endswith("ون"):
        # متابعون استضافة كذا: such a plural has no owner
        return word.form.endswith(("ه", "ات")) or ACTION.fullmatch(word.form) is not None
    owned = document.text(index, index + 1).endswith(document.lexicon.pronouns)
    return owned and is_relational(before) and before.bits & ~PERSONAL != 0


def _conjunction_step(document, head, index, limit, closed, names):
    """How many words "and" and what follows it add to the phrase."""
    ministry = document.words[head].stem in document.lexicon.setting_words("ministries")
    if (not closed or ministry) and _shares_owner(document, index, limit):
        return 1
    goes_on = _coordinates(document, index) or _coordinates_members(document, head, index)
    return int(closed and (goes_on or (names and bool(document.words[index].bits & TITLE))))


def _is_feminine_adjective(document, head, index):
    """Whether a word can only be an adjective to a feminine noun before it: مصادر محلية, وسائل إعلام محلية."""
    word, noun = document.words[index], document.words[index - 1]
    plain = index > head and word.bits == COMMON and not word.definite and word.stem.endswith("يه")
    feminine = is_feminine(document, noun) or is_feminine(document, document.words[head])
    return plain and not noun.definite and feminine


def _is_feminine_national(word):
    return bool(word.bits & NATIONAL) and not word.definite and word.stem.endswith("ه")


def _is_named_after(document, index):
    """Whether a body bears the name of whom the word calls so: كتائب الشهيد فلان."""
    word = document.words[index]
    if not word.definite or word.stem not in document.lexicon.setting_words("named after"):
        return False
    return bool(document.words[index - 1].bits & ORGANIZATION)


def _names_place(document, head, index):
    """Whether an unknown word is the name of the place where those live who are described: سكان قرية كذا."""
    word, before = document.words[index], document.words[index - 1]
    described = document.words[head].bits & DESCRIPTION and not document.words[head].bits & TITLE
    named = not before.definite and before.stem in document.lexicon.setting_words("named places")
    return bool(described and named and not word.bits and word.form[0].isalpha())


def _begins_name(document, index, limit):
    """Whether a personal name begins; a title that is a name too (رائد) needs another part of it."""
    word = document.words[index]
    if word.bits & (TITLE | ORGANIZATION):
        return bool(word.bits & GIVEN) and end_of_name(document, index, limit) - index >= 2
    return starts_name(document, index, limit)


def _complement(document, head, index, limit):
    """How many unknown words belong to an office that needs something after it (رئيس بلدية كذا فلان الفلاني)."""
    word, before = document.words[index], document.words[index - 1]
    if (
        (index == head + 1 and before.bits & TITLE)
        or (before.stem.endswith(("ي", "يه")) and not before.bits & ORGANIZATION)
        or not before.bits & (COMMON | ORGANIZATION)
    ):
        return 0
    end = end_of_name(document, index, limit)
    if starts_name(document, end, limit):
        return end - index
    given = [i for i in range(index + 1, end) if document.words[i].bits & GIVEN]
    given = [i for i in given if not document.words[i - 1].bits & BINDER]
    if given and (not word.bits & GIVEN or end - index >= 4):
        return given[-1] - index
    return int(not word.bits)


def _may_belong(word):
    """Whether a noun with ل belongs to the title before it (الأمين العام لحلف), and is not who is addressed."""
    return not word.bits & (MEDIA | OCCASION | DESCRIPTION | TIME) and bool(
        word.definite or word.bits & (ORGANIZATION | COUNTRY | COMMON | GIVEN | SURNAME)
    )


def _is_pair(document, index):
    """Whether a noun with ل is the first of two things, and so nobody who is addressed (للمعارض والمؤتمرات)."""
    word, after = document.words[index], document.words[index + 1] if index + 1 < len(document.words) else None
    if after is None or not (after.conjunction and after.definite) or after.bits & (TITLE | DESCRIPTION):
        return False
    return word.definite and not word.stem.endswith(("ون", "ين"))


def _shares_owner(document, index, limit):
    """Whether "and" joins two nouns of one owner: مدير ثقافة وفنون الطائف."""
    word, after = document.words[index], document.words[index + 1] if index + 1 < limit else None
    if after is None or word.definite or word.bits != COMMON or document.words[index - 1].bits & TITLE:
        return False
    return after.definite or bool(after.bits & PLACE)


def _coordinates(document, index):
    """Whether "and" goes on with the phrase: وزير الثقافة والإعلام, ألمانيا وبريطانيا."""
    word, before = document.words[index], document.words[index - 1]
    if word.bits & COUNTRY:
        return bool(before.bits & COUNTRY)
    if (
        word.verb
        or word.bits & (TITLE | DESCRIPTION | PERSONAL)
        or word.bits & (ORGANIZATION | MEDIA) == ORGANIZATION
    ):
        return False
    papers = word.bits & before.bits & DOCUMENT
    return word.definite and before.definite and bool(word.bits & (COMMON | MEDIA) or papers)


def _coordinates_members(document, head, index):
    """Whether "and" goes on with those for whom a body is: نقابة الأطباء والصيادلة, مكتب الشهداء والأسرى.

    A plural with the ending of a subject (والمسعفون) speaks beside the body.
    """
    body, word, before = document.words[head], document.words[index], document.words[index - 1]
    if not body.bits & ORGANIZATION or body.definite or index < head + 2 or word.bits & PERSONAL:
        return False
    members = word.definite and before.definite and word.number == "p" and not before.bits & NATIONAL
    return members and not word.stem.endswith("ون")


def _is_name_here(document, index):
    """Whether a word with the article is a surname after a title (الرئيس الأسد)."""
    word = document.words[index]
    if word.bits & NATIONAL or word.stem in document.lexicon.setting_words("office adjectives"):
        return False
    if document.words[index - 1].bits & PLACE and word.stem in document.lexicon.setting_words("directions"):
        # النجف الأشرف
        return False
    if word.bits & SURNAME or is_given_with_article(document, word):
        return True
    if not word.bits and not is_relational(word):
        return True
    before = document.words[index - 1]
    return bool(before.bits & NATIONAL) and starts_name(document, index, min(index + 4, len(document.words)))
