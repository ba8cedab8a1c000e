"""How sure a statement is: how its content was found, and how its source.

The figures are what the gold articles showed, rounded; docs/extraction.md has the table.
"""

from .draft import Draft
from .members import Member
from .records import SourceType

# By the rule that found the content.
CONTENT = {
    "that quote": 0.98,
    "quote": 0.96,
    "that": 0.94,
    "colon": 0.93,
    "bare": 0.85,
    "noun": 0.84,
    "preposition": 0.8,
    "inverted": 0.9,
    "attribution": 0.75,
    "headline": 0.75,
    "continuation": 0.7,
}
# The source is named here, understood from the sentence, or from the sentence before.
NAMED, UNDERSTOOD, LAST = 1.0, 0.97, 0.94
UNNAMED = 0.96
UNKNOWN = 0.55


def confidence(draft: Draft, member: Member | None) -> float:
    """Between 0 and 1: how likely span and speaker are both right."""
    content = CONTENT[draft.rule]
    if member is None:
        return round(content * UNKNOWN, 2)
    if draft.subject is None:
        source = LAST
    elif draft.inherits:
        source = UNDERSTOOD
    else:
        source = UNNAMED if member.type in (SourceType.ANONYMOUS, SourceType.DOCUMENT) else NAMED
    return round(content * source, 2)
