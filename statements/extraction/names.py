"""Personal names in Arabic: without capital letters, a name ends before the first word that is something else."""

from .name_words import (
    closes_name,
    closes_unknown,
    ends_mention,
    ends_name_phrase,
    ends_name_with_title,
    follows_composed,
    is_before_god,
    is_given_homonym,
    is_given_noun,
    is_given_with_article,
    is_inflected,
    is_known_without,
    is_noun_as_name,
    is_place_as_name,
    is_relational,
    is_spelt_ali,
    is_whole_after_given,
    is_whole_before_name,
    may_be_whole,
    opens_god_name,
    opens_surname,
    opens_unlisted_name,
)
from .word import (
    BINDER,
    CLOSED,
    COMMON,
    COUNTRY,
    DESCRIPTION,
    DOCUMENT,
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
    RELATIVE,
    SURNAME,
    THAT,
    TIME,
    TITLE,
    VERB,
)

LONGEST_NAME = 7


# Whatever a word is besides, this makes it no part of a personal name.
NO_NAME = (
    CLOSED | TITLE | HONORIFIC | ORGANIZATION | DESCRIPTION | DOCUMENT | COUNTRY | NATIONAL | OCCASION | COMMON
)


def starts_name(document, index, limit):
    return index < limit and end_of_name(document, index, limit) > index


def end_of_name(document, first, limit):
    """After the last word of the name that begins at `first`; `first` where none does."""
    index, limit = first, min(limit, first + LONGEST_NAME)
    while index < limit and not document.quote_at[index] and _continues_name(document, first, index, limit):
        index += 1
    while index > first and document.words[index - 1].bits & (BINDER | JOINER) and not _ends_name(document, index):
        index -= 1
    return index


def _ends_name(document, index):
    """Whether the joiner before the index is itself the last part of a name (عبد الله, أوغلو)."""
    bits = document.words[index - 1].bits
    return not bits & (BINDER | CLOSED | VERB)


def _continues_name(document, first, index, limit):
    """Whether a name that begins with the word `first` goes on with the word at the index."""
    word = document.words[index]
    if index > first and document.words[index - 1].bits & BINDER and not word.bits & CLOSED:
        return word.form[0].isalpha()
    if index > first and (
        _is_particle(document, index, limit) or is_whole_after_given(document, first, index, limit)
    ):
        return True
    if not word.form[0].isalpha():
        return False
    if word.preposition and not may_be_whole(word):
        return is_whole_before_name(document, index, limit)
    if index == first:
        return _may_open(document, index, limit)
    if word.conjunction:
        return False
    if document.words[index - 1].bits & BINDER:
        return not word.bits & (THAT | PREPOSITION) or bool(word.bits & GIVEN)
    if index - first == 1 and _is_surname_first(document, first, index):
        return False
    if _has_surname(document, first, index):
        named = word.bits & (SURNAME | BINDER | JOINER) and not word.bits & CLOSED
        return bool(named) or _is_second_surname(document, index)
    return _may_be_name(document, first, index, limit)


def _may_open(document, index, limit):
    """Whether a name may begin with the word at the index."""
    if document.words[index].form in document.lexicon.setting_words("name particles"):
        return _opens_with_particle(document, index, limit)
    return not _is_joined(document, index) and _may_be_name(document, index, index, limit)


def _is_particle(document, index, limit):
    """Whether a small word, or one after a small word, is a part of a foreign name."""
    word, before, known = document.words[index], document.words[index - 1], document.lexicon.setting_words
    if word.form in known("name particles") and not before.bits:
        # ليو تيونغ لي
        return closes_name(document, index + 1, limit)
    if word.form in known("inner names") and before.bits & GIVEN and index + 1 < limit:
        # برونو لو مير, علي أكبر ولايتي
        after = document.words[index + 1]
        return not (after.bits & ~SURNAME or after.definite or after.conjunction) and after.form[0].isalpha()
    # لويجي دي مايو, أورسولا فون دير لاين
    return before.form in known("particles") and bool(word.bits & TIME or word.preposition)


def _opens_with_particle(document, index, limit):
    """Whether a small word is the first of a name (لي شانغ فو): after a title, before two unknown words."""
    before = document.words[index - 1].bits if index else 0
    following = document.words[index + 1 : min(index + 3, limit)]
    unknown = len(following) == 2 and not any(word.bits or word.definite for word in following)
    return bool(before & (TITLE | NATIONAL | HONORIFIC)) and unknown


def _is_surname_first(document, first, index):
    """Whether a surname stands alone before an unknown word (ترامب بهواجس), and no title before it.

    An unknown word that a comma follows is another part of the name: ميسي كامينغز،
    """
    name, word = document.words[first], document.words[index]
    if word.bits or word.definite or not name.bits & SURNAME or name.bits & (GIVEN | BINDER):
        return False
    if closes_unknown(document, index):
        return False
    before = document.words[first - 1].bits if first else 0
    return not (name.bits & COMMON and before & (TITLE | HONORIFIC))


def _may_be_name(document, first, index, limit):
    """Whether a word is a name where it stands, by what the lists say of it."""
    word = document.words[index]
    if word.bare in document.known_people and not word.bits & CLOSED:
        return True
    if word.bits & PREPOSITION and not word.bits & GIVEN and word.form == "علي":
        return is_spelt_ali(document, first, index, limit)
    if word.bits & (GIVEN | SURNAME):
        return _is_listed_name(document, first, index, limit)
    if word.bits & TITLE and not word.definite and index > first and _is_title_as_name(document, index, limit):
        return True
    if index - first == 1 and is_place_as_name(document, index, limit):
        return True
    if index == first and (opens_god_name(document, index, limit) or is_given_homonym(document, index, limit)):
        return True
    if word.bits & (BINDER | JOINER):
        return _joins(document, first, index, limit)
    if word.definite and not word.preposition:
        return _is_surname(document, first, index, limit)
    if word.bits in (COMMON, NATIONAL):
        return _is_noun(document, first, index, limit)
    return _is_unlisted_name(document, first, index, limit)


def _is_unlisted_name(document, first, index, limit):
    """Whether a word that no list knows may be a name by its form and by what follows."""
    word = document.words[index]
    begins_country = word.bits == PHRASE and all(phrase.country for phrase in word.phrases)
    if word.bits and not (begins_country or (index > first and _begins_no_phrase(document, index, limit))):
        return False
    if len(word.form) < 2 or any(letter.isdigit() for letter in word.form):
        return False
    if index > first and (_is_construct(document, index, limit) or _is_accusative(document, word)):
        return False
    return not is_known_without(document, word) and not is_inflected(document, index)


def _begins_no_phrase(document, index, limit):
    """Whether a word after a given name that begins a phrase stands without the rest: إريك غولدمان، ..."""
    word = document.words[index]
    if word.bits != PHRASE or not document.words[index - 1].bits & GIVEN:
        return False
    return closes_name(document, index + 1, limit)


def _is_construct(document, index, limit):
    """Whether an unknown word is a plural before its object (مرتكبي الجريمة), and no surname."""
    form = document.words[index].form
    participle = len(form) > 4 and form.startswith("م") and form.endswith("ي")
    after = document.words[index + 1] if participle and index + 1 < limit else None
    return after is not None and after.definite and not after.bits & RELATIVE


def _is_accusative(document, word):
    """Whether a word is what somebody works as: يعمل بشير تاجرا."""
    noun = document.lexicon.base.get(word.stem.removesuffix("ا")) if word.stem.endswith("ا") else None
    return noun is not None and bool(noun.bits & (TITLE | DESCRIPTION)) and not noun.bits & PERSONAL


def _is_noun(document, first, index, limit):
    """Whether an indefinite noun or adjective is a name."""
    if index == first:
        return opens_unlisted_name(document, index, limit) or is_given_noun(document, index, limit)
    if document.words[index].bits == COMMON or document.words[index - 2].bits & BINDER:
        return is_noun_as_name(document, first, index, limit)
    # ميغان روسي، ...
    after_given = not document.words[index - 1].bits & ~GIVEN
    return after_given and index + 1 < limit and document.words[index + 1].form in "،,"


def _is_listed_name(document, first, index, limit):
    """Whether a word that names list is one here."""
    word = document.words[index]
    before = document.words[index - 1] if index else None
    if word.bits & NATIONAL and not word.definite and before and index == first and not before.bits & HONORIFIC:
        # مسؤول تركي
        return not (before.bits & (TITLE | DESCRIPTION) and not before.definite)
    if word.bits & SURNAME and word.bits & NATIONAL:
        return index > first
    if word.bits & TITLE and word.definite and index > first and not ends_mention(document, index + 1, limit):
        # محمد الأمين العام للرابطة
        return False
    if word.bits & TITLE and index > first and index + 1 < limit and document.words[index + 1].bits & PLACE:
        # سلطان بن فلان أمير قطر
        return False
    listed = word.bits & SURNAME or is_given_with_article(document, word)
    if index == first and word.definite and is_relational(word) and not listed:
        # المفوض السامي
        return False
    return not word.bits & CLOSED or _is_among_names(document, first, index, limit)


def _is_title_as_name(document, index, limit):
    """Whether a title after a given name is a name (إسماعيل خطيب): nothing of a title follows, or names do."""
    before, after = document.words[index - 1], document.words[index + 1] if index + 1 < limit else None
    if not before.bits & GIVEN:
        return False
    if after is None or not after.form[0].isalpha() or after.bits & THAT:
        return True
    inside = document.words[index].form in document.lexicon.setting_words("titles in names")
    told = after.preposition == "ل" and after.bits & MEDIA
    return inside and bool(after.bits & (GIVEN | SURNAME) or told) and not after.bits & CLOSED


def _is_joined(document, index):
    """Whether an unknown word may be a conjunction with a verb (ووبخ), which it is not right after a verb."""
    word = document.words[index]
    if (
        word.bits
        or word.conjunction
        or not word.form.startswith(document.lexicon.conjunctions)
        or len(word.form) < 4
    ):
        return False
    if index == 0:
        return True
    before = document.words[index - 1]
    if word.form[0] == document.lexicon.conjunctions[-1] and before.form in "،,":
        # فيديريكا, between commas
        return is_known_without(document, word)
    if before.bits & (NATIONAL | TITLE | PLACE) and index + 1 < len(document.words):
        # الهولندي فوبكه هوكسترا،
        after = document.words[index + 1]
        unknown = not (after.bits & ~SURNAME or after.definite or after.conjunction or after.preposition)
        if unknown and after.form[0].isalpha() and closes_name(document, index + 2, len(document.words)):
            return is_known_without(document, word)
    return before.verb is None and not before.bits & (HONORIFIC | GIVEN)


def _has_surname(document, first, index):
    """Whether the name is complete: its last word is a surname with the article (الزهراني)."""
    word = document.words[index - 1]
    if word.form in document.lexicon.setting_words("inner parts"):
        # زين الدين زيدان
        return False
    if document.words[index].bits & GIVEN and word.stem in document.lexicon.setting_words("titles in names"):
        # حسن الشيخ محمود
        return False
    if index - first == 2 and is_before_god(document, first) and not document.words[first].bits & PERSONAL:
        # رحمة الله يوسف
        return False
    return word.definite and index - first > 1 and not document.words[index - 2].bits & BINDER


def _is_second_surname(document, index):
    """Whether an adjective that no list knows follows a surname: محمد المختار الشنقيطي."""
    word = document.words[index]
    return word.definite and not word.bits and is_relational(word) and not word.stem.endswith("ه")


def _is_among_names(document, first, index, limit):
    """Whether a name that is also a small word (علي) is meant as a name: it follows or precedes another."""
    after = document.words[index + 1] if index + 1 < limit else None
    follows = after is not None and bool((after.bits & PERSONAL and not after.bits & CLOSED) or after.definite)
    follows = follows or (after is not None and after.form in document.lexicon.setting_words("inner names"))
    if after is not None and document.words[index].bits & TIME:
        # محرم إينجه
        follows = follows or (not after.bits and after.form[0].isalpha())
    return index > first or follows


def _joins(document, first, index, limit):
    """Whether a small word (بن, فان, الله) stands between parts of a name."""
    word = document.words[index]
    if word.bits & BINDER:
        return index + 1 < limit and document.words[index + 1].form[0].isalpha()
    if word.bits & (CLOSED | VERB):
        after = document.words[index + 1] if index + 1 < limit else None
        if index == first or after is None or not after.form[0].isalpha():
            return False
        return not after.bits & NO_NAME or (
            after.bits == COMMON and not after.definite and ends_name_phrase(document, index + 2, limit)
        )
    return index > first


def _is_surname(document, first, index, limit):
    """Whether a word with the article goes on with a name: البشير after عمر."""
    word = document.words[index]
    if word.stem.endswith(("يون", "يين", "تان", "تين")) or word.stem in document.lexicon.setting_words("others"):
        # دعا عباس الإسرائيليين
        return False
    if word.bits & (TITLE | HONORIFIC | NATIONAL) and index > first and document.words[index - 1].bits & GIVEN:
        return ends_name_with_title(document, index, limit)
    if word.stem in document.lexicon.setting_words("time adjectives") and index > first:
        before = document.words[index - 1].bits
        return before & GIVEN and not before & TIME and ends_mention(document, index + 1, limit)
    if word.bits & (NO_NAME & ~COMMON):
        return False
    if index == first:
        if word.bits & ~COMMON or (word.bits and not is_relational(word)):
            return False
        return (not word.bits and not is_relational(word)) or opens_surname(document, index, limit)
    return not word.bits & COMMON or _is_noun_with_article(document, first, index, limit)


def _is_noun_with_article(document, first, index, limit):
    """Whether a noun or an adjective with the article is a surname: سلطان بن عاطي القرشي."""
    word = document.words[index]
    nisba = is_relational(word) and not word.stem.endswith("ه")
    if not nisba and _begins_noun_phrase(document, index, limit):
        return False
    if follows_composed(document, first, index, limit) or _completes_binder(document, first, index - 1):
        # عز الدين القسام, سلطان بن عاطي القرشي, عبد المنعم البنا
        return nisba or closes_name(document, index + 1, limit)
    if nisba and index - first == 1 and first and document.words[first - 1].bits & HONORIFIC:
        # اللواء عيدروس الزبيدي، where no list has the given name; العقيد علي الزبيدي
        given = document.words[first].bits
        return bool(not given or given & GIVEN) and closes_name(document, index + 1, limit)
    return (index - first == 1 or nisba) and bool(document.words[index - 1].bits & GIVEN)


def _begins_noun_phrase(document, index, limit):
    """Whether a noun with the article has an adjective of its own: الدول الغربية after a name."""
    after = document.words[index + 1] if index + 1 < limit else None
    if after is None or not after.definite or after.conjunction or after.preposition:
        return False
    return bool(after.bits & (COMMON | NATIONAL)) and not after.bits & (PERSONAL | TITLE | TIME)


def _completes_binder(document, first, index):
    """Whether the word makes a name together with the small word before it: عبد المنعم, بن عاطي."""
    return index > first and bool(document.words[index - 1].bits & BINDER)


def before_next_name(document, first, last):
    """The end of the first of several names joined by "and" (وزيرا ... فلان وفلان)."""
    conjunctions = document.lexicon.conjunctions
    for index in range(first + 1, last):
        word = document.words[index]
        if word.conjunction or (not word.bits and word.form.startswith(conjunctions)):
            return index
    return last
