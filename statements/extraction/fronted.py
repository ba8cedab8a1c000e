"""A subject that a clause begins with, and the phrases between it and its verb.

قائد الحرس في الميناء يقول; مندوب كذا لدى الأمم المتحدة يرى; وكانت الوزارة في غزة قالت.
"""

from dataclasses import replace

from .document import COMMAS
from .draft import BREAKS, LONGEST_SUBJECT_GAP
from .mention import Mention
from .quoted import is_name
from .records import SourceType
from .sources import read_marked
from .told import is_told
from .word import (
    AUXILIARY,
    BEGINS_MENTION,
    BOUNDARY,
    COMMON,
    DESCRIPTION,
    DOCUMENT,
    NATIONAL,
    PREPOSITION,
    RELATIVE,
    THAT,
)

# What ends a phrase: a subject and its verb have none between them.
APART = THAT | RELATIVE | AUXILIARY
ENDS = BREAKS | {"(", ")"}


def fronted(clauses, mention: Mention, cue) -> Mention | None:
    """The source that a clause begins with, with all that describes it, where its verb follows that."""
    document = clauses.document
    end = cue.first - (document.words[cue.first - 1].form in COMMAS)
    between = range(mention.last, end)
    if not document.lexicon.verb_first or cue.conjunction or not _begins_clause(clauses, mention.first):
        return None
    listed = document.words[mention.head].bits & (BEGINS_MENTION | DESCRIPTION | DOCUMENT | NATIONAL)
    if not listed or not 0 < len(between) <= LONGEST_SUBJECT_GAP or not _goes_on(document, mention):
        return None
    if any(_parts(document, index) for index in between):
        return None
    if mention.name or mention.type is SourceType.DOCUMENT:
        return mention
    end -= is_told(document.words[end - 1])
    return replace(mention, last=end, role=mention.role and (mention.role[0], end))


def marked_name(clauses, cue) -> Mention | None:
    """A name in marks that a clause begins with, right before its verb.

    "كذا" أكدت; "جيش" الاحتلال يؤكد; وكانت "كذا" قد أشارت.
    """
    document, end = clauses.document, cue.first
    if not document.lexicon.verb_first or cue.conjunction or not cue.is_finite:
        return None
    while end > clauses.sentence.first + 1 and document.words[end - 1].bits & AUXILIARY:
        end -= 1
    quotation = document.quote_at[clauses.sentence.first] or document.quote_at[end - 1]
    if quotation is None or quotation.last > end or not _begins_clause(clauses, quotation.first):
        return None
    mention = read_marked(document, quotation.first)
    if mention is None or mention.last != end:
        return None
    return mention if mention.last > quotation.last or is_name(document, quotation) else None


def _begins_clause(clauses, first):
    """Whether a source stands first, or after كان, لكن or "that": not "that he", nor in what somebody says."""
    document = clauses.document
    if first == clauses.sentence.first:
        return True
    before, lexicon = document.words[first - 1], document.lexicon
    if before.form in lexicon.setting_words("was") or before.bits & BOUNDARY:
        return True
    told = clauses.open_draft is not None and clauses.open_draft.last > first
    return bool(before.bits & THAT) and not told and not before.form.endswith(lexicon.pronouns)


def _goes_on(document, mention):
    """Whether a preposition or one more adjective follows a source: في غزة, لـ"كذا", وأميركية, الصادرة عن."""
    word, after = document.words[mention.last], document.words[mention.last + 1]
    if word.bits & PREPOSITION:
        return True
    if word.preposition:
        # بيانا is no preposition with a name behind it.
        return not (mention.name and mention.type is SourceType.PERSON)
    if word.bits & NATIONAL and not word.bits & ~(COMMON | DESCRIPTION | NATIONAL):
        return word.definite == document.words[mention.last - 1].definite
    return word.definite and not word.bits & ~COMMON and bool(after.bits & PREPOSITION)


def _parts(document, index):
    """Whether a word ends the phrase that it stands in: a verb, a comma, a bracket, "that", "who"."""
    word = document.words[index]
    verb = word.verb is not None and word.tense != "noun"
    begins = word.form in document.lexicon.setting_words("begins a clause")
    return bool(word.bits & APART) or verb or begins or word.form in ENDS
