"""Personal names in Arabic: without capital letters, a name ends before the first word that is something else."""

from .lexicon import (
    AUXILIARY,
    BINDER,
    CLOSED,
    COMMON,
    COUNTRY,
    DESCRIPTION,
    DOCUMENT,
    GIVEN,
    HONORIFIC,
    JOINER,
    NATIONAL,
    OCCASION,
    ORGANIZATION,
    PERSONAL,
    PREPOSITION,
    RELATIVE,
    SURNAME,
    THAT,
    TIME,
    TITLE,
    VERB,
)

LONGEST_NAME = 7
LONGEST_WORD = 14
TANWIN = "\u064b"


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
    if not word.form[0].isalpha() or word.preposition:
        return False
    if index == first:
        return not _is_joined(document, index) and _may_be_name(document, first, index, limit)
    if word.conjunction:
        return False
    if document.words[index - 1].bits & BINDER:
        return not word.bits & (THAT | PREPOSITION) or bool(word.bits & GIVEN)
    if _has_surname(document, first, index):
        return bool(word.bits & (SURNAME | BINDER | JOINER)) and not word.bits & CLOSED
    return _may_be_name(document, first, index, limit)


def _is_known_without(document, word):
    """Whether an unknown word stands in the article without its first letter too, which is then joined to it."""
    joined = document.lexicon.joined_letters
    return len(word.form) > 3 and word.form[0] in joined and word.form[1:] in document.forms


def _may_be_name(document, first, index, limit):
    """Whether a word is a name where it stands, by what the lists say of it."""
    word = document.words[index]
    if word.bare in document.known_people and not word.bits & CLOSED:
        return True
    if word.bits & SURNAME and word.bits & NATIONAL:
        return index > first
    if word.bits & PREPOSITION and not word.bits & GIVEN and word.form == "علي":
        return _is_spelt_ali(document, first, index, limit)
    if index == first and word.definite and word.bits & GIVEN and is_relational(word) and not word.bits & SURNAME:
        # المفوض السامي
        return False
    if word.bits & (GIVEN | SURNAME):
        return not word.bits & CLOSED or _is_among_names(document, first, index, limit)
    if word.form in document.lexicon.setting_words("titles in names") and index > first and index + 1 < limit:
        around = document.words[index - 1], document.words[index + 1]
        return all(other.bits & (GIVEN | SURNAME) and not other.bits & CLOSED for other in around)
    if word.bits & (BINDER | JOINER):
        return _joins(document, first, index, limit)
    if word.definite and not word.preposition:
        return _is_surname(document, first, index, limit)
    if word.bits == COMMON:
        if index > first:
            return _is_noun_as_name(document, first, index, limit)
        return _opens_unlisted_name(document, index, limit)
    if word.bits or len(word.form) < 2 or any(letter.isdigit() for letter in word.form):
        return False
    return not _is_known_without(document, word) and not _is_inflected(document, index)


def _is_inflected(document, index):
    """Whether an unknown word has an ending that no name has: a joined pronoun (اعتزاله), a sign of case (ً)."""
    word, lexicon = document.words[index], document.lexicon
    for pronoun in lexicon.pronouns:
        stem = word.form.removesuffix(pronoun)
        if len(word.form) - len(pronoun) == len(stem) > 3 and lexicon.word(stem).bits & (COMMON | VERB):
            return not lexicon.word(stem).bits & PERSONAL
    if word.form in lexicon.adverbs or len(word.form) > LONGEST_WORD:
        return True
    stem = word.form.removesuffix("ا")
    if stem != word.form and len(stem) > 2 and stem in lexicon.base and lexicon.base[stem].bits == COMMON:
        # تكرارا
        return True
    return has_tanwin(document, index)


def has_tanwin(document, index):
    """Whether a word is written with the sign of a case that names lack (تجاهلاً)."""
    start, end = document.span(index, index + 1)
    return TANWIN in document.body[start:end]


def _is_spelt_ali(document, first, index, limit):
    """Whether على is the name علي: after a word of respect or a given name, before another name."""
    if index == 0 or index + 1 >= limit:
        return False
    before, after = document.words[index - 1], document.words[index + 1]
    respected = before.bits & HONORIFIC if index == first else before.bits & GIVEN
    return bool(respected and after.bits & SURNAME and not after.bits & ~(PERSONAL | COMMON))


def _is_noun_as_name(document, first, index, limit):
    """Whether a noun is a surname: after a given name, where the clause cannot go on with a noun."""
    before = document.words[index - 1]
    if index - first > 2 or (before.bits and not before.bits & GIVEN) or index + 1 >= limit:
        return False
    after = document.words[index + 1]
    if not before.bits:
        return bool(after.bits & (SURNAME | THAT | RELATIVE)) or after.form in "،,:("
    if not after.form[0].isalpha() or not after.bits:
        return True
    if after.bits & SURNAME and not after.bits & ~(PERSONAL | COMMON):
        return True
    return bool(after.bits & (THAT | AUXILIARY | PREPOSITION | RELATIVE)) or (
        after.verb is not None and after.tense == "participle"
    )


def _opens_unlisted_name(document, index, limit):
    """Whether a noun is a given name that no list knows: an unknown word and the end of the phrase follow it."""
    word = document.words[index]
    if word.definite or index + 1 >= limit or word.verb or (word.form in document.lexicon.base):
        return False
    surname = document.words[index + 1]
    unknown = not surname.bits and not surname.conjunction and not surname.preposition
    if not (unknown or (surname.bits & SURNAME and not surname.bits & CLOSED)) or not surname.form[0].isalpha():
        return False
    if _is_known_without(document, surname) or surname.form.startswith(document.lexicon.conjunctions):
        return False
    if index + 2 >= limit:
        return False
    after = document.words[index + 2]
    return after.form in "،,:(" or bool(after.bits & THAT)


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
    return before.verb is None and not before.bits & (HONORIFIC | GIVEN)


def _has_surname(document, first, index):
    """Whether the name is complete: its last word is a surname with the article (الزهراني)."""
    word = document.words[index - 1]
    return word.definite and index - first > 1 and not (index >= 2 and document.words[index - 2].bits & BINDER)


def _is_among_names(document, first, index, limit):
    """Whether a name that is also a small word (علي) is meant as a name: it follows or precedes another."""
    after = document.words[index + 1] if index + 1 < limit else None
    follows = after is not None and bool((after.bits & PERSONAL and not after.bits & CLOSED) or after.definite)
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
            after.bits == COMMON and not after.definite and _ends_name_phrase(document, index + 2, limit)
        )
    return index > first


def _opens_surname(document, index, limit):
    """Whether an adjective is a given name (الباجي): it stands after a country's, before an indefinite name."""
    if index == 0 or index + 2 >= limit or not document.words[index - 1].bits & NATIONAL:
        return False
    after, last = document.words[index + 1], document.words[index + 2]
    if after.definite or after.preposition or after.conjunction or after.bits & CLOSED:
        return False
    return bool(after.bits & (GIVEN | SURNAME)) and bool(last.bits & SURNAME or (not last.bits and last.definite))


def _ends_name_phrase(document, index, limit):
    """Whether a name ends before the index: a mark, a title or a clause follows."""
    if index >= limit:
        return False
    word = document.words[index]
    return not word.form[0].isalpha() or bool(word.bits & (THAT | TITLE))


def _is_surname(document, first, index, limit):
    """Whether a word with the article goes on with a name: البشير after عمر."""
    word = document.words[index]
    if word.bits & (TITLE | HONORIFIC | NATIONAL) and index > first and document.words[index - 1].bits & GIVEN:
        # إيمان القاضي, where nothing of a title follows.
        return _ends_mention(document, index + 1, limit)
    if word.stem in document.lexicon.setting_words("time adjectives") and index > first:
        before = document.words[index - 1].bits
        return before & GIVEN and not before & TIME and _ends_mention(document, index + 1, limit)
    if word.bits & (NO_NAME & ~COMMON):
        return False
    if index == first:
        if word.bits & ~COMMON or (word.bits and not is_relational(word)):
            return False
        return (not word.bits and not is_relational(word)) or _opens_surname(document, index, limit)
    return not word.bits & COMMON or (index - first == 1 and bool(document.words[first].bits & GIVEN))


def _ends_mention(document, index, limit):
    """Whether what follows can be no part of a title."""
    if index >= limit:
        return True
    word = document.words[index]
    if not word.form[0].isalpha() or word.bits & (THAT | AUXILIARY):
        return True
    return bool(word.bits & PREPOSITION or word.preposition) or (word.verb is not None and not word.definite)


def is_relational(word):
    """An adjective made of a noun (الأممي), which unlisted words with the article mostly are."""
    return word.stem.endswith(("ي", "يه", "يون", "يين"))


def before_next_name(document, first, last):
    """The end of the first of several names joined by "and" (وزيرا ... فلان وفلان)."""
    conjunctions = document.lexicon.conjunctions
    for index in range(first + 1, last):
        word = document.words[index]
        if word.conjunction or (not word.bits and word.form.startswith(conjunctions)):
            return index
    return last
