"""What a word is: the entry that the lexicon has of it, and of what is joined to it."""

from dataclasses import dataclass

# What a word may be; a form may be several things. Plain integers: enum arithmetic is too slow here.
THAT = 1 << 0
AFTER_SOURCE = 1 << 1
AUXILIARY = 1 << 2
BOUNDARY = 1 << 3
PREPOSITION = 1 << 4
FUNCTION = 1 << 5
TIME = 1 << 6
OCCASION = 1 << 7
NAMING = 1 << 8
TITLE = 1 << 9
HONORIFIC = 1 << 10
REVERENCE = 1 << 11
COUNTERPART = 1 << 12
SPEAKS_FOR = 1 << 13
ORGANIZATION = 1 << 14
MEDIA = 1 << 15
DESCRIPTION = 1 << 16
DOCUMENT = 1 << 17
COUNTRY = 1 << 18
REGION = 1 << 19
NATIONAL = 1 << 20
GIVEN = 1 << 21
SURNAME = 1 << 22
JOINER = 1 << 23
COMMON = 1 << 24
VERB = 1 << 25
PHRASE = 1 << 26
BINDER = 1 << 27
RELATIVE = 1 << 28
PRONOUN = 1 << 29
LAW = 1 << 30

PERSONAL = GIVEN | SURNAME | JOINER | BINDER
PLACE = COUNTRY | REGION
# Words that begin a mention worth keeping.
BEGINS_MENTION = TITLE | HONORIFIC | COUNTERPART | ORGANIZATION | COUNTRY | PHRASE | GIVEN | SURNAME | BINDER
# Of these a name can be no part.
CLOSED = THAT | AUXILIARY | BOUNDARY | PREPOSITION | FUNCTION | TIME


@dataclass(frozen=True, slots=True)
class Frame:
    """How the content of a reporting expression may follow it; see verbs.txt."""

    that: bool = False
    quote: bool = False
    noun: bool = False
    object: bool = False
    relay: bool = False
    subject: bool = False
    bare: bool = False
    about: bool = False
    infinitive: bool = False
    prepositions: frozenset[str] = frozenset()
    # Those behind which only a clause with "that" may follow.
    before_that: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Verb:
    lemma: str
    frame: Frame


@dataclass(frozen=True, slots=True)
class Country:
    name: str
    capital: str
    gender: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """An expression of several words. `words` are the folded words after the first."""

    words: tuple[str, ...]
    role: str
    frame: Frame | None = None
    gender: str = ""
    number: str = ""
    # The preposition that the word after the phrase carries.
    carries: str = ""
    country: Country | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """A word as written. `bare` is it without joined conjunction and preposition, `stem` without article too."""

    form: str
    bits: int = 0
    bare: str = ""
    stem: str = ""
    conjunction: str = ""
    preposition: str = ""
    definite: bool = False
    gender: str = ""
    number: str = ""
    verb: Verb | None = None
    tense: str = ""
    verb_gender: str = ""
    verb_number: str = ""
    country: Country | None = None
    phrases: tuple[Phrase, ...] = ()


def is_finite(word: Word) -> bool:
    """Whether a word says what somebody does or did."""
    return (
        word.verb is not None and word.tense in ("past", "present") and not word.definite and not word.bits & TITLE
    )
