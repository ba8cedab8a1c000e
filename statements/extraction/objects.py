"""The object of a reporting verb: a noun that says what is announced, denied or welcomed (أعلن إلغاء الحفل)."""

from .content import to_sentence_end
from .document import COMMAS
from .name_words import is_relational
from .records import SourceType
from .sources import read_mention
from .word import (
    CLOSED,
    COMMON,
    COUNTRY,
    DESCRIPTION,
    DOCUMENT,
    GIVEN,
    LAW,
    NATIONAL,
    OCCASION,
    ORGANIZATION,
    PERSONAL,
    RELATIVE,
    SURNAME,
    TIME,
    TITLE,
    VERB,
)

# What goes on with a subject, or is one.
NO_OBJECT = (
    CLOSED | OCCASION | TITLE | GIVEN | SURNAME | COUNTRY | NATIONAL | ORGANIZATION | DESCRIPTION | RELATIVE
)


def definite_object(clauses, cue, first, limit):
    """Content that begins with the object, behind the subject or a comma after it (فلان، المدرب، القرار)."""
    document = clauses.document
    first += document.words[first].form in COMMAS
    while first < limit - 1 and document.words[first].bits & TIME:
        first += 1
    return to_sentence_end("noun", clauses, first) if _is_definite_object(document, cue, first, limit) else None


def _is_definite_object(document, cue, first, limit):
    """Whether a noun with the article right behind the subject is the object: استنكر فلان الجرأة على ..."""
    word = document.words[first] if first + 1 < limit else None
    if not cue.frame.noun or cue.frame.object or word is None or document.quote_at[first]:
        return False
    if not word.definite or word.preposition or word.conjunction or word.bits & NO_OBJECT:
        return False
    known = document.lexicon.setting_words
    adjective = word.stem.endswith(tuple(known("ends adjectives"))) or word.stem in known("attached")
    return not adjective and word.stem not in known("office adjectives")


def _is_pointed_at(document, cue, index):
    """Whether this or any thing is the object, behind a subject: نفى الوزير هذه المزاعم, أي علاقة."""
    if index == cue.last or index + 1 >= len(document.words) or document.quote_at[index + 1]:
        return False
    word, noun = document.words[index], document.words[index + 1]
    if word.form in document.lexicon.setting_words("any"):
        return not noun.definite and noun.form[0].isalpha()
    points = word.form in document.lexicon.setting_words("demonstratives")
    return points and noun.definite and not noun.bits & TIME


def split_off_object(clauses, cue, subject):
    """(the subject without the object that was read as a part of it, the content that the object begins), or None.

    أكد مسؤول دبلوماسي صحة الرسالة: no noun without the article goes on with a noun phrase behind an adjective.
    """
    document = clauses.document
    if not cue.frame.noun or cue.frame.object or (subject.name and subject.type is SourceType.PERSON):
        return None
    for index in range(subject.head + 2, subject.last):
        if not _begins_another(document, index):
            continue
        shorter = read_mention(document, subject.first, index)
        if shorter and shorter.last == index:
            return shorter, to_sentence_end("noun", clauses, index)
    return None


def _begins_another(document, index):
    """Whether a noun without the article, or an act with it, can be no part of the phrase before it."""
    word, before = document.words[index], document.words[index - 1]
    if word.preposition or word.conjunction or document.quote_at[index] or before.bits & PERSONAL:
        return False
    if word.definite:
        return before.definite and is_relational(before) and _is_act(document, index)
    if word.bits & ~(COMMON | VERB | OCCASION | LAW | DOCUMENT) or not word.bits or _is_verb(document, word):
        return False
    return (before.definite or is_relational(before)) and not is_relational(word)


def is_object_noun(document, cue, index):
    """Whether a noun without the article, or an act with it, is what a verb announces or welcomes."""
    word = document.words[index]
    if not cue.frame.object and _is_pointed_at(document, cue, index):
        return True
    if (
        word.preposition
        or word.conjunction
        or not word.form[0].isalpha()
        or word.bits & (CLOSED | TITLE)
        or _is_occasion(document, cue, index)
    ):
        return False
    if cue.frame.object:
        return (
            not word.definite
            or not word.stem.endswith(("ي", "يه"))
            or not document.words[index - 1].form[0].isalnum()
        )
    if _is_verb(document, word):
        return False
    if (
        cue.kind == "participle"
        and index == cue.last
        and _is_definite_object(document, cue, index, len(document.words))
    ):
        return True
    if word.definite and _is_act(document, index) and not document.quote_at[index]:
        return True
    joined_pronoun = not word.bits and word.form.endswith(document.lexicon.pronouns)
    return (bool(word.bits & COMMON) or joined_pronoun) and not word.definite


def _is_occasion(document, cue, index):
    """Whether a noun says in what something is said; bare behind a subject it is announced (افتتاح)."""
    word = document.words[index]
    behind_subject = index > cue.last and not cue.frame.object
    return bool(word.bits & OCCASION) and not (behind_subject and not word.definite)


def _is_verb(document, word):
    """Whether a word is a verb in the past or present, and no noun that looks like one."""
    return (
        word.verb is not None
        and word.tense in ("past", "present")
        and word.form not in document.lexicon.setting_words("also nouns")
    )


def _is_act(document, index):
    """Whether a verbal noun with the article is the object of a verb: أعلنت الشركة الانتهاء من, دان الهجوم على."""
    word = document.words[index]
    after = document.words[index + 1] if index + 1 < len(document.words) else None
    known = document.lexicon.setting_words
    if after is not None and after.preposition == "ب" and word.stem in known("acts with joined"):
        return True
    if after is None or after.form not in known("after acts"):
        return False
    listed = word.stem in known("governing acts")
    return listed or bool(document.lexicon.acts.fullmatch(word.stem))
