"""Statements while a sentence is read: what was found before its source and its words are settled."""

import functools
from dataclasses import dataclass, field, replace

from .cues import Cue
from .document import COMMAS, DASHES, Document, Sentence
from .mention import Mention

BULLETS = frozenset("*•●▪")
SEPARATORS = COMMAS | DASHES
BREAKS = SEPARATORS | BULLETS
# A verb and its content stand no farther apart than this, in words.
LONGEST_ASIDE = 45
LONGEST_SUBJECT_GAP = 10


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement before its source is known. `first` and `last` are the words of its content.

    `subject` is the source as mentioned; without one the source is the subject of the sentence (`inherits`)
    or who spoke last. `rule` says how the content was found.
    """

    cue: Cue | None
    first: int
    last: int
    rule: str
    subject: Mention | None = None
    inherits: bool = False
    clause_first: int = 0
    # The subject stands before the verb, but nobody could be read from it.
    unread: bool = False
    # What somebody speaks about: it tells who spoke, and is a statement only where it quotes.
    is_topic: bool = False


@dataclass
class Clauses:
    """What is known while a sentence is read."""

    document: Document
    sentence: Sentence
    cues: list[Cue]
    drafts: list[Draft] = field(default_factory=list)
    main: Mention | None = None
    # Sources that are named without a statement of their own here.
    heard: list[Mention] = field(default_factory=list)
    # Whom the sentence is about.
    topic: Mention | None = None
    # Why the reporting expression that begins with a word gave no statement.
    reasons: dict[int, str] = field(default_factory=dict)

    @functools.cached_property
    def cue_words(self) -> frozenset[int]:
        """The words with which reporting expressions begin."""
        return frozenset(cue.first for cue in self.cues)

    @property
    def open_draft(self) -> Draft | None:
        return self.drafts[-1] if self.drafts else None

    def close(self, at: int) -> None:
        """Ends the content of the last statement before the word `at`."""
        draft = self.open_draft
        if draft and draft.last > at:
            self.drafts[-1] = replace(draft, last=max(at, draft.first))
