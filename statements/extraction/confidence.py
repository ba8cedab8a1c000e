"""How sure a statement is: how its content was found, and how its source.

The figures are what the gold articles showed, rounded down; docs/extraction.md has the table.
"""

from .document import COMMAS, Document
from .draft import Draft
from .members import Member, comparable
from .records import SourceType
from .word import RELATIVE

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
# Words in marks, and others with them that may be the reporter's again.
BESIDE_MARKS = 0.93
# A clause with "that" in which commas stand, or that ends without one where the next clause begins: the reporter
# may have gone on sooner, or the source later.
WITH_COMMAS, OPEN_END = 0.95, 0.95
# The verb belongs to a relative clause (الهجوم الذي قال إنه): a part of what somebody else said, often.
IN_RELATIVE_CLAUSE = 0.95
# The source is understood from the sentence, or from words of it that stand farther from the verb than these.
UNDERSTOOD, FAR, LONGEST_NEAR = 0.98, 0.93, 8
# The subject stands before its verb, and not beside it.
APART = 0.95
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
# A title alone that is one word (المسؤول), or that nobody has in these words.
BARE_TITLE, OTHER_TITLE = 0.94, 0.9
# The verb has another gender than who is meant, or is that of several.
MISFIT = 0.9
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


def confidence(document: Document, draft: Draft, member: Member | None, tie: float) -> float:
    """Between 0 and 1: how likely span and speaker are both right; `tie` is that of draft and member."""
    content = CONTENT[draft.rule] * _span(document, draft)
    if member is None:
        return round(content * UNKNOWN, 2)
    if draft.subject and draft.subject.role and member.type is SourceType.ANONYMOUS:
        return round(content * UNNAMED_OFFICE * tie, 2)
    named = draft.subject and member.type is SourceType.PERSON
    return round(content * _kind(member) * (_named(document, draft, member) if named else 1.0) * tie, 2)


def tie(draft: Draft, member: Member | None, *, goes_on: bool, silence: int, before: float) -> float:
    """Between 0 and 1: how sure it is that the verb is the member's, whatever that one's name is.

    `goes_on` says that the verb continues what somebody has begun to say, `silence` how many words stand between
    what was said last and the reporting expression. Whoever spoke last speaks on no more surely than they spoke
    then: `before` is the tie of that.
    """
    if member is None:
        return 1.0
    if draft.subject is None:
        return min(before, _carried_over(draft, member, goes_on, silence))
    return _place(draft) * _fit(draft, member)


def _span(document, draft):
    """How sure it is that what was said begins and ends where it does."""
    words, quotation = document.words, document.quote_at[draft.first]
    cue = draft.cue.first if draft.cue else 0
    sure = IN_RELATIVE_CLAUSE if cue and words[cue - 1].bits & RELATIVE else 1.0
    if draft.rule == "quote":
        whole = quotation is not None and (quotation.first, quotation.last) == (draft.first, draft.last)
        return sure if whole else sure * BESIDE_MARKS
    if draft.rule != "that":
        return sure
    if draft.last < len(words) and words[draft.last].form[0].isalnum():
        return sure * OPEN_END
    inside = range(draft.first, draft.last)
    commas = any(words[index].form in COMMAS and not document.quote_at[index] for index in inside)
    return sure * WITH_COMMAS if commas else sure


def _place(draft):
    """How sure a subject is, by where it stands."""
    subject, cue = draft.subject, draft.cue
    apart = cue.first - subject.last if cue else 0
    if draft.inherits:
        return UNDERSTOOD * FAR if apart > LONGEST_NEAR else UNDERSTOOD
    return APART if apart > 1 else 1.0


def _fit(draft, member):
    """Whether the form of the verb fits who is meant."""
    cue = draft.cue
    if cue is None or member.type is not SourceType.PERSON:
        return 1.0
    other = cue.gender and member.gender and cue.gender != member.gender
    return MISFIT if other or (cue.number == "p" and member.number != "p") else 1.0


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


def _named(document: Document, draft: Draft, member: Member) -> float:
    """How sure a person is, by how the article names them here."""
    subject = draft.subject
    if subject.role and not subject.name:
        return _titled(document.words[slice(*subject.role)], member)
    if not subject.name or subject.role:
        return NAMED
    if not member.offices:
        return UNTITLED
    return NAMED if draft.inherits else ALONE


def _titled(title, member):
    """How sure it is who is meant by the words of a title alone."""
    known = {word for office in member.offices for word in office.words}
    if known.isdisjoint(comparable(word) for word in title):
        return OTHER_TITLE
    return BARE_TITLE if len(title) == 1 else NAMED
