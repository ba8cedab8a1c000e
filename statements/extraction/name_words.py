"""Single words that may be names where they stand, though no list of names has them."""

import functools

from .lexicon import MOST_CACHED
from .word import (
    AUXILIARY,
    BINDER,
    CLOSED,
    COMMON,
    DESCRIPTION,
    GIVEN,
    HONORIFIC,
    MEDIA,
    NATIONAL,
    OCCASION,
    ORGANIZATION,
    PERSONAL,
    PLACE,
    PREPOSITION,
    RELATIVE,
    SURNAME,
    THAT,
    TIME,
    TITLE,
    VERB,
)

LONGEST_WORD = 14
TANWIN = "\u064b"


def is_inflected(document, index):
    """Whether an unknown word has an ending that no name has: a joined pronoun (اعتزاله), a sign of case (ً)."""
    return _has_ending(document.lexicon, document.words[index].form) or has_tanwin(document, index)


@functools.lru_cache(maxsize=MOST_CACHED)
def _has_ending(lexicon, form):
    if form in lexicon.adverbs or len(form) > LONGEST_WORD or _is_latin(form):
        return True
    if _has_pronoun(lexicon, form):
        return True
    if _is_future(lexicon, form):
        return True
    title = lexicon.base.get(form.removesuffix("ي"))
    if title is not None and title.form != form and title.bits & (TITLE | DESCRIPTION):
        # مستشاري فلان
        return True
    stem = form.removesuffix("ا")
    # تكرارا
    return stem != form and len(stem) > 2 and stem in lexicon.base and lexicon.base[stem].bits == COMMON


def carries_pronoun(document, index):
    """Whether a word ends with a joined pronoun (دعمه), and not with the ending of a woman's name (سكرية)."""
    written = document.text(index, index + 1)
    return not written.endswith("ة") and _has_pronoun(document.lexicon, document.words[index].form)


@functools.lru_cache(maxsize=MOST_CACHED)
def _has_pronoun(lexicon, form):
    """Whether a word is a noun or a verb with a pronoun joined to it (اعتزاله), and no name is."""
    for pronoun in lexicon.pronouns:
        stem = form.removesuffix(pronoun)
        if stem != form and stem.endswith(("اي", "او")):
            # أدائها is of أداء
            stem = stem[:-1] + "ء"
        if len(form) - len(pronoun) == len(stem) > 3 and lexicon.word(stem).bits & (COMMON | VERB):
            return not lexicon.word(stem).bits & PERSONAL
    return False


def _is_future(lexicon, form):
    """سيعود"""
    present = lexicon.base.get(form[1:]) if form.startswith(lexicon.futures) else None
    return present is not None and bool(present.bits & (COMMON | VERB))


def _is_latin(form):
    return any("a" <= letter <= "z" for letter in form)


def has_tanwin(document, index):
    """Whether a word has the sign of a case that names lack (تجاهلاً), or has run together with another."""
    written = document.text(index, index + 1)
    return TANWIN in written or "ة" in written[:-2]


def is_known_without(document, word):
    """Whether an unknown word stands in the article without its first letter too, which is then joined to it."""
    joined = document.lexicon.joined_letters
    return len(word.form) > 3 and word.form[0] in joined and word.form[1:] in document.forms


def may_be_whole(word):
    """Whether a word that looks like a noun after "as" may be a word of its own (كادمان)."""
    if word.preposition != "ك" or word.definite or word.conjunction:
        return False
    return not word.bits & ~(COMMON | GIVEN | SURNAME)


def is_whole_before_name(document, index, limit):
    """Whether "by the" are letters of a name (بالوما كذا،): no list knows the rest, nor the word after it.

    A noun with the article and without an adjective or a clause behind it would end the phrase.
    """
    word, after = document.words[index], document.words[index + 1] if index + 1 < limit else None
    if word.bits or not (word.preposition and word.definite) or word.conjunction or after is None:
        return False
    whole = not after.preposition or may_be_whole(after)
    unlisted = whole and not after.bits & ~SURNAME and not after.definite and not after.conjunction
    named = unlisted and after.form[0].isalpha() and not is_inflected(document, index + 1)
    return named and closes_name(document, index + 2, limit)


def is_whole_after_given(document, first, index, limit):
    """Whether "and the" or "by the" are letters of a surname: روبرت والدينغر, أيمن بالطيب before what ends a name.

    No list knows the rest but as a given name of the Maghreb, and it is no adjective (محمد والزهراني).
    """
    word, before = document.words[index], document.words[index - 1]
    if (
        index - first > 1
        or not word.definite
        or not before.bits & GIVEN
        or before.bits & (SURNAME | CLOSED | COMMON)
    ):
        return False
    if word.preposition:
        known = word.preposition == "ب" and not word.conjunction and word.bits & ~COMMON == GIVEN
    else:
        known = word.form.startswith("و") and not word.bits and not is_relational(word)
    return bool(known) and closes_name(document, index + 1, limit)


def is_place_as_name(document, index, limit):
    """Whether a place or a body is a surname: after a given name, before what is said (إيفان ليما إن)."""
    word, before = document.words[index], document.words[index - 1]
    named = word.bits & (PLACE | ORGANIZATION) and not word.bits & (NATIONAL | MEDIA) and not word.definite
    if not named or word.preposition or word.conjunction or index + 1 >= limit:
        return False
    given = before.bits & GIVEN and not before.bits & (CLOSED | COMMON | SURNAME | TITLE)
    return bool(given and document.words[index + 1].bits & THAT)


def ends_name_with_title(document, index, limit):
    """Whether a title with the article after a given name is a surname: إيمان القاضي.

    Nothing of a title follows, but another one (أحمد الخطيب رئيس الهيئة), or the rest of a name (حسن الشيخ محمود).
    """
    if ends_mention(document, index + 1, limit):
        return not _opens_office(document, index, limit)
    word, after = document.words[index], document.words[index + 1]
    titled = after.bits & TITLE and not after.bits & PERSONAL
    inside = word.stem in document.lexicon.setting_words("titles in names") and after.bits & GIVEN
    return not after.definite and bool(titled or inside)


def _opens_office(document, index, limit):
    """Whether a title that many have goes on with where they have it: خالد القيادي في الحركة, not القاضي."""
    known = document.lexicon.setting_words
    if document.words[index].stem not in known("general titles") or index + 2 >= limit:
        return False
    after, place = document.words[index + 1 : index + 3]
    return after.form in known("office") and not place.bits & (OCCASION | TIME)


def closes_unknown(document, index):
    """Whether an unknown word is the last of a phrase, and looks neither like an adverb nor like two words."""
    word = document.words[index]
    if index + 1 >= len(document.words) or word.form.endswith("ا"):
        return False
    after = document.words[index + 1]
    joined = word.form[0] in document.lexicon.joined_letters and word.form[1:] in document.lexicon.base
    return after.form in "،,(" and not (joined or is_known_without(document, word))


def is_spelt_ali(document, first, index, limit):
    """Whether على is the name علي: after a word of respect or a given name, before another name."""
    if index == 0 or index + 1 >= limit:
        return False
    before, after = document.words[index - 1], document.words[index + 1]
    respected = before.bits & HONORIFIC if index == first else before.bits & GIVEN
    return bool(respected and after.bits & SURNAME and not after.bits & ~(PERSONAL | COMMON))


def is_noun_as_name(document, first, index, limit):
    """Whether a noun is a surname: after a given name, where the clause cannot go on with a noun."""
    before = document.words[index - 1]
    if _has_form_of_no_name(document, index):
        return False
    if is_before_god(document, index):
        # درية شرف الدين
        return True
    after_binder = index - first > 1 and document.words[index - 2].bits & BINDER
    if after_binder or follows_composed(document, first, index, limit):
        # فيصل بن منير حلبي, قريب الله خضر
        return document.words[index].form in document.lexicon.base and closes_name(document, index + 1, limit)
    if index - first > 2 or (before.bits and not before.bits & GIVEN) or index + 1 >= len(document.words):
        return False
    after = document.words[index + 1]
    if index + 1 >= limit:
        # In marks: "نزار فقيه"
        return bool(before.bits & GIVEN) and not after.form[0].isalnum()
    if not before.bits:
        return bool(after.bits & (SURNAME | THAT | RELATIVE | TITLE)) or after.form in "،,:("
    if not after.form[0].isalpha() or not after.bits:
        return True
    if before.bits & GIVEN and after.definite and after.bits & PERSONAL:
        # محمد خير الزبير
        return True
    if after.bits & SURNAME and not after.bits & ~(PERSONAL | COMMON):
        return True
    return bool(after.bits & (THAT | AUXILIARY | PREPOSITION | RELATIVE)) or (
        after.verb is not None and after.tense == "participle"
    )


def _has_form_of_no_name(document, index):
    """Whether a noun is an adverb, carries a pronoun (دعمه) or a sign of case, or is a verb in the future."""
    lexicon, form = document.lexicon, document.words[index].form
    if form in lexicon.adverbs or _is_future(lexicon, form):
        return True
    return has_tanwin(document, index) or carries_pronoun(document, index)


def opens_unlisted_name(document, index, limit):
    """Whether a noun is a given name that no list knows: an unknown word and the end of the phrase follow it."""
    word = document.words[index]
    if word.definite or index + 2 >= limit or word.verb:
        return False
    before = document.words[index - 1] if index else None
    closed = before is not None and (before.definite or before.form in "،,") and not before.verb
    if word.form in document.lexicon.base and not closed:
        return False
    surname = document.words[index + 1]
    unknown = not surname.bits and not surname.conjunction and not surname.preposition
    if not (unknown or (surname.bits & SURNAME and not surname.bits & CLOSED)) or not surname.form[0].isalpha():
        return False
    if is_known_without(document, surname) or surname.form.startswith(document.lexicon.conjunctions):
        return False
    after = document.words[index + 2]
    titled = before is not None and bool(before.bits & (TITLE | HONORIFIC) and after.bits & TITLE)
    return (
        titled
        or after.form in "،,:("
        or bool(after.bits & (THAT | RELATIVE | AUXILIARY | PREPOSITION) or after.preposition)
    )


def is_before_god(document, index):
    """Whether a noun makes a given name together with the word after it: رحمة الله."""
    words, known = document.words, document.lexicon.setting_words
    if index + 1 >= len(words) or words[index + 1].form not in known("god"):
        return False
    return words[index].form in known("given before god")


def follows_composed(document, first, index, limit):
    """Whether only a given name that is no listed one stands before the index: رحمة الله, or a noun (براءة)."""
    if index - first == 2:
        return is_before_god(document, first)
    return index - first == 1 and is_given_noun(document, first, limit)


def opens_god_name(document, index, limit):
    """Whether رحمة الله and its kind begins a name: a further part of it follows."""
    if index + 2 >= limit or not is_before_god(document, index):
        return False
    after = document.words[index + 2]
    return after.form[0].isalpha() and not after.bits & CLOSED and not after.conjunction


def is_given_homonym(document, index, limit):
    """Whether a verb or a place is a given name: after a title or its comma, before an unknown word (دان كوتس)."""
    if index == 0 or index + 1 >= limit:
        return False
    before, after = document.words[index - 1], document.words[index + 1]
    if after.definite or after.bits & ~PERSONAL or not after.form[0].isalpha():
        return False
    if not (before.definite or before.form in "،," or before.bits & (TITLE | HONORIFIC)):
        return False
    known, form = document.lexicon.setting_words, document.words[index].form
    return form in known("given verb") or form in known("given place")


def is_given_noun(document, index, limit):
    """Whether a noun that may be a given name is one: after a title or a verb, before what can only be a name."""
    word = document.words[index]
    if word.form not in document.lexicon.setting_words("given noun") or index + 1 >= limit:
        return False
    before, after = document.words[index - 1] if index else None, document.words[index + 1]
    reports = before is not None and before.verb is not None and before.tense in ("past", "present")
    titled = before is not None and (before.bits & (TITLE | HONORIFIC | NATIONAL | PLACE) or before.definite)
    comma = before is not None and before.form in "،," and closes_name(document, index + 2, limit)
    opened = reports or titled or comma
    if not opened or after.conjunction or after.preposition or after.bits & CLOSED or not after.form[0].isalpha():
        return False
    if after.bits & PERSONAL and not after.bits & COMMON:
        return True
    if after.form in document.lexicon.setting_words("given noun"):
        return closes_name(document, index + 2, limit)
    if after.definite and (titled or comma) and not after.bits & ~COMMON:
        # وزير المال التركي براءة البيرق
        return not after.bits or closes_name(document, index + 2, limit)
    named = is_relational(after) if after.definite else not after.bits and not is_inflected(document, index + 1)
    return named and not after.bits & ~COMMON and closes_name(document, index + 2, limit)


def opens_surname(document, index, limit):
    """Whether an adjective is a given name (الباجي): it stands after a country's, before an indefinite name."""
    if index == 0 or index + 2 >= limit or not document.words[index - 1].bits & NATIONAL:
        return False
    after, last = document.words[index + 1], document.words[index + 2]
    if after.definite or after.preposition or after.conjunction or after.bits & CLOSED:
        return False
    return bool(after.bits & (GIVEN | SURNAME)) and bool(last.bits & SURNAME or (not last.bits and last.definite))


def ends_name_phrase(document, index, limit):
    """Whether a name ends before the index: a mark, a title or a clause follows."""
    if index >= limit:
        return False
    word = document.words[index]
    return not word.form[0].isalpha() or bool(word.bits & (THAT | TITLE))


def closes_name(document, index, limit):
    """Whether what follows can be no part of a name, nor of a title that the word before begins."""
    closed = ends_mention(document, index, limit) or document.quote_at[index] is not None
    return closed or bool(document.words[index].bits & (TIME | TITLE | RELATIVE))


def ends_mention(document, index, limit):
    """Whether what follows can be no part of a title."""
    if index >= limit:
        return True
    word = document.words[index]
    if not word.form[0].isalpha() or word.bits & (THAT | AUXILIARY):
        return True
    return bool(word.bits & PREPOSITION or word.preposition) or (word.verb is not None and not word.definite)


def is_given_with_article(document, word):
    """Whether a given name is listed with its article (الهادي); الروس is no روس."""
    listed = document.lexicon.base.get(word.bare) if word.definite else None
    return listed is not None and bool(listed.bits & GIVEN)


def is_relational(word):
    """An adjective made of a noun (الأممي), which unlisted words with the article mostly are."""
    return word.stem.endswith(("ي", "يه", "يون", "يين"))
