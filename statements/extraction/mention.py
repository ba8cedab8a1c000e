"""A source as it stands in the text."""

from dataclasses import dataclass

from .records import SourceType
from .word import Country

# Spans in words: (first, after the last).
Words = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Mention:
    """A source as it stands in the text; spans are in words.

    `name` is None where only a title or a description is given. `head` is the word that the phrase is about.
    `body` is the organization that a title speaks for.
    """

    first: int
    last: int
    type: SourceType
    head: int
    name: Words | None = None
    role: Words | None = None
    body: Words | None = None
    gender: str = ""
    number: str = ""
    definite: bool = False
    country: Country | None = None
    reverence: bool = False
    counterpart: bool = False
    # Another word points back to somebody named before (هذا الناطق).
    anaphoric: bool = False
    # The body's name lacks its first word.
    short: bool = False
    # The name is a country's, or several countries'.
    is_country: bool = False
    # The name stands in marks, without what it names: "أكسيوس".
    marked: bool = False
    # he, she, they
    pronoun: bool = False


def named_person(first: int, last: int) -> Mention:
    """A person of whom these words are the whole mention: a name."""
    return Mention(first, last, SourceType.PERSON, first, name=(first, last), definite=True)


def named_body(first: int, last: int, **what) -> Mention:
    """A body of whom these words are the whole mention; `what` gives the other fields."""
    return Mention(first, last, SourceType.ORGANIZATION, first, name=(first, last), **what)
