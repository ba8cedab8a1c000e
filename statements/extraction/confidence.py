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
# The source is understood from the sentence.
UNDERSTOOD = 0.98
# The source is whoever spoke last: a verb continues what they say (وأضاف), is a participle, is joined by "and",
# stands alone, or tells of what is not past.
GOES_ON, PARTICIPLE, JOINED, ALONE_VERB, PRESENT = 0.98, 0.98, 0.94, 0.85, 0.7
# So many words after what was said last, the reporter has gone on to something else.
SILENCE, LONG_SILENCE = 12, 30
AFTER_SILENCE, AFTER_LONG_SILENCE = 0.75, 0.6
# Nobody with a name of their own spoke last.
NO_PERSON = 0.75
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


def confidence(draft: Draft, member: Member | None, *, goes_on: bool = False, silence: int = 0) -> float:
    """Between 0 and 1: how likely span and speaker are both right.

    `goes_on` says that the verb continues what somebody has begun to say, `silence` how many words stand between
    what was said last and the reporting expression.
    """
    content = CONTENT[draft.rule]
    if member is None:
        return round(content * UNKNOWN, 2)
    if draft.subject is None:
        return round(content * _carried_over(draft, member, goes_on, silence) * _kind(member), 2)
    source = _kind(member) * (_named(draft, member) if member.type is SourceType.PERSON else 1.0)
    if member.type is SourceType.ANONYMOUS and draft.subject.role:
        source = UNNAMED_OFFICE
    return round(content * source * (UNDERSTOOD if draft.inherits else 1.0), 2)


def _carried_over(draft, member, goes_on, silence):
    """How sure it is that whoever spoke last goes on."""
    cue = draft.cue
    sure = GOES_ON if goes_on or cue is None else PARTICIPLE if cue.kind == "participle" else ALONE_VERB
    if sure == ALONE_VERB and cue.conjunction:
        sure = JOINED
    if cue and cue.kind == "present":
        sure = PRESENT
    if silence > SILENCE:
        sure *= AFTER_LONG_SILENCE if silence > LONG_SILENCE else AFTER_SILENCE
    return sure if member.type is SourceType.PERSON else sure * NO_PERSON


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
