"""Verbs that report nothing: they describe a noun, say what a thing shows, is thought to be, or is called.

تلقى النادي خطابا يفيد بنقل المباراة; نقوش تعبر عن خوف; هاجم الوزير ما وصفه بالتقصير.
"""

from .cues import Cue
from .document import Document
from .draft import Clauses
from .mention import Mention
from .quoted import is_name
from .word import CLOSED, DOCUMENT, MEDIA, ORGANIZATION, PERSONAL, PLACE, TITLE

# Who may say something, and papers, which do.
SPEAK = PERSONAL | ORGANIZATION | MEDIA | PLACE | TITLE | DOCUMENT


def describes(clauses: Clauses, cue: Cue, opened: tuple[str, int, int], subject: Mention | None) -> bool:
    """Whether a verb with a noun or a preposition after it describes; `opened` is its content as in openers.py."""
    if opened[0] == "preposition" and _calls(clauses, cue, opened):
        return True
    if subject or opened[0] not in ("noun", "preposition") or cue.kind != "present" or cue.conjunction:
        return False
    return _shows(clauses.document, cue) or _is_of_noun(clauses, cue)


def _shows(document, cue):
    """Whether a verb, of nobody who could be read, says what a thing shows: نقوش تعبر عن خوف."""
    return document.words[cue.first].verb.lemma in document.lexicon.setting_words("showing")


def _calls(clauses, cue, opened):
    """Whether a verb says what somebody calls a thing, in the reporter's words: ما وصفه بالتقصير."""
    document, known = clauses.document, clauses.document.lexicon.setting_words
    verb, before = document.words[cue.first], document.words[cue.first - 1] if cue.first else None
    if before is None or before.stem not in known("what") or not verb.form.endswith(document.lexicon.pronouns):
        return False
    marked = (document.quote_at[index] for index in range(opened[1], opened[2]))
    quotes = any(quotation and not is_name(document, quotation) for quotation in marked)
    return verb.verb.lemma in known("calling nouns") and not quotes


def _is_of_noun(clauses, cue):
    """Whether a verb goes on with a noun without the article: خطابا يفيد بكذا, مظاهرات تندد بكذا."""
    index = cue.first - 1
    if index < clauses.sentence.first:
        return False
    word = clauses.document.words[index]
    if clauses.document.quote_at[index] or word.verb or word.definite or word.bits & (CLOSED | SPEAK):
        return False
    return word.form[0].isalpha() and not word.form.endswith(clauses.document.lexicon.pronouns)


def is_thought(document: Document, cue: Cue, opened: tuple[str, int, int], subject: Mention | None) -> bool:
    """Whether a verb with one object says what something is thought to be: يعتبر الجسر أهم المعابر."""
    known, lemma = document.lexicon.setting_words, document.words[cue.first].verb.lemma
    if opened[0] == "noun" and lemma in known("estimating"):
        return subject is None
    if opened[0] != "noun" or not cue.frame.object or lemma not in known("considering"):
        # اعتبره الوزير خطأ: with its first object joined to it the verb has a subject.
        return False
    if subject is None:
        return True
    first = min(subject.last, opened[1]) if subject.first >= cue.last else opened[1]
    if document.words[first].form in known("foremost"):
        return True
    word, after = document.words[opened[1]], document.words[opened[1] + 1 : opened[1] + 2]
    points = word.form in known("demonstratives") or word.form.endswith(document.lexicon.pronouns)
    definite = word.definite or any(following.definite and not following.preposition for following in after)
    return not (definite or points or word.bits & PERSONAL)
