"""What the extractor yields. All spans are (start, end), end exclusive, in code points of the article's body."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

# Rises with every change of behaviour: stored quotes say which version found them.
EXTRACTOR_VERSION = "6"

Span = tuple[int, int]


class Kind(StrEnum):
    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class SourceType(StrEnum):
    PERSON = "person"
    ORGANIZATION = "organization"
    ANONYMOUS = "anonymous"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Source:
    """Who said it. `name` is the fullest form that the article gives, without titles.

    For an organization it is its name, for a source that nobody names it is the description ("مصدر أمني").
    `role` is the title in the article's words, `organization` the body that a person speaks for; both may be
    empty.
    """

    name: str
    type: SourceType
    role: str = ""
    organization: str = ""


@dataclass(frozen=True, slots=True)
class ExtractedQuote:
    """One statement. `source` is None where the extractor is not certain who is meant.

    `attribution` is the source as the article words it at this place ("الوزير"); empty with a None span where
    the verb has no subject of its own. `rule` names the way in which the statement was found; `confidence` is
    between 0 and 1.
    """

    kind: Kind
    start: int
    end: int
    quoted: tuple[Span, ...]
    cue: str
    cue_span: Span | None
    attribution: str
    attribution_span: Span | None
    source: Source | None
    said_on: datetime.date | None
    confidence: float
    rule: str
    # In what it was said, as the article words it (خلال مؤتمر صحفي).
    occasion: str = ""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A reporting expression, or words in marks, that gave no statement, and why."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one article: statements in the order of the text, and the bodies it names."""

    quotes: tuple[ExtractedQuote, ...] = ()
    organizations: tuple[str, ...] = ()
    # What was looked at and not taken; only filled where that was asked for.
    rejected: tuple[Rejected, ...] = ()
