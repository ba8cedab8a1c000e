"""How sure a statement is: how its content was found, and how its source.

The figures are what the gold articles showed, rounded down; docs/extraction.md has the table.
"""

from .draft import Draft
from .members import Member
from .records import SourceType

# By the rule that found the content.
CONTENT = {
    "that quote": 0.98,
    "quote": 0.96,
    "that": 0.94,
    "colon": 0.94,
    "bare": 0.85,
    "noun": 0.74,
    "preposition": 0.78,
    "inverted": 0.9,
    "attribution": 0.75,
    "headline": 0.75,
    "continuation": 0.7,
}
# The source is understood from the sentence, or from the sentence before.
UNDERSTOOD, LAST = 0.98, 0.93
# A person is named with a title, or by it.
NAMED = 1.0
# The subject of a sentence by a name alone, whose title stands elsewhere: another of that name may be meant.
ALONE = 0.95
# A person who has no title anywhere: nothing but the verb shows where the name ends.
UNTITLED = 0.88
# A name whose last word is mostly something else (see Cast).
DOUBTFUL = 0.85
# One word, and nowhere more.
ONE_WORD = 0.5
BODY = 0.88
UNNAMED, UNNAMED_OFFICE = 0.9, 0.65
PAPER = 0.65
UNKNOWN = 0.5


def confidence(draft: Draft, member: Member | None) -> float:
    """Between 0 and 1: how likely span and speaker are both right."""
    content = CONTENT[draft.rule]
    if member is None:
        return round(content * UNKNOWN, 2)
    if draft.subject is None:
        return round(content * LAST * _kind(member), 2)
    source = _kind(member) * (_named(draft, member) if member.type is SourceType.PERSON else 1.0)
    if member.type is SourceType.ANONYMOUS and draft.subject.role:
        source = UNNAMED_OFFICE
    return round(content * source * (UNDERSTOOD if draft.inherits else 1.0), 2)


def _kind(member):
    if member.type is SourceType.ORGANIZATION:
        return BODY
    if member.type is SourceType.PERSON:
        return ONE_WORD if len(member.keys) == 1 else DOUBTFUL if member.doubtful else NAMED
    return UNNAMED if member.type is SourceType.ANONYMOUS else PAPER


def _named(draft: Draft, member: Member) -> float:
    """How sure a person is, by how the article names them here."""
    subject = draft.subject
    if not subject.name or subject.role:
        return NAMED
    if not member.offices:
        return UNTITLED
    return NAMED if draft.inherits else ALONE
