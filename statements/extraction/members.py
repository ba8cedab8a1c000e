"""Whom an article names, and whether two names or titles mean the same."""

from dataclasses import dataclass, field

from .records import Source, SourceType
from .word import Country

# How well a title fits an office with the same words; see `best_fit`.
SAME_OFFICE = 3


@dataclass(frozen=True, slots=True)
class Office:
    """A title: its first word, and all its words in the form in which titles are compared."""

    head: str
    words: frozenset[str]


@dataclass(eq=False)
class Member:
    """Somebody or some body in the cast: one and the same, not equal. `keys` are the folded words of the name."""

    name: str
    type: SourceType
    keys: tuple[str, ...]
    first: int
    head: str = ""
    role: str = ""
    organization: str = ""
    gender: str = ""
    number: str = ""
    country: Country | None = None
    # A body that passes on what others say.
    media: bool = False
    # A body's name, and not only "the site".
    named: bool = True
    # A person's name ends with a word that is mostly a noun or a verb, and may be read too far.
    doubtful: bool = False
    # Of the paper in which a body spoke last: "it adds" may mean that.
    paper_gender: str = ""
    # A body's name says which one is meant, and not only "white police".
    proper: bool = True
    offices: list[Office] = field(default_factory=list)

    def source(self) -> Source:
        return Source(self.name, self.type, self.role, self.organization)


def nobody(gender: str = "", number: str = "") -> Member:
    """Stands for a source that could not be read; its verb may tell its gender and number."""
    return Member("", SourceType.DOCUMENT, (), 0, gender=gender, number=number)


def comparable(word):
    """A word of a title or a body's name, without article; a country for its adjective, its name and capital."""
    return "@" + word.country.name if word.country else word.stem.removesuffix("ه")


def holds_other(member, office):
    """Whether a person is known by an office in another country than the one that is named."""
    own = {word for other in member.offices for word in other.words if word.startswith("@")}
    named = {word for word in office.words if word.startswith("@")}
    return bool(own and named and own.isdisjoint(named))


def best_fit(office, member):
    return max((_fit(office, other) for other in member.offices), default=0)


def _fit(office, other):
    """How well a title fits an office: 3 the same, 2 a shorter form of it, 1 a fuller one, 0 another."""
    if office.head != other.head:
        return 0
    if office.words == other.words:
        return SAME_OFFICE
    if office.words < other.words:
        return 2
    names_country = any(word.startswith("@") for word in other.words)
    plain = {word for word in office.words if not word.startswith("@")}
    if not names_country and plain < other.words and len(plain) < len(office.words):
        # الوزير الفرنسي for وزير الداخلية, whose country nobody has named
        return 1
    known = len([word for word in other.words if not word.startswith("@")])
    return int(other.words < office.words and (known > 1 or (len(other.words) > 1 and not names_country)))


def is_same_person(known, keys):
    """Whether one name is the other or a short form of it: its surname, or some of its words in their order."""
    if known == keys:
        return True
    short, full = sorted((known, keys), key=len)
    if len(short) == len(full):
        return short[-1] == full[-1] and is_spelling(short[0], full[0])
    if len(short) == 1:
        return short[0] in full or short[0].removeprefix("ال") == full[-1].removeprefix("ال")
    remaining = iter(full)
    return all(word in remaining for word in short)


def is_spelling(one, other):
    """Whether two names are spellings of one (سيرغي, سيرجي): with one letter changed, more, or less."""
    short, long = sorted((one, other), key=len)
    if len(short) < 4 or len(long) - len(short) > 1:
        return False
    start = 0
    while start < len(short) and short[start] == long[start]:
        start += 1
    return short[start + (len(short) == len(long)) :] == long[start + 1 :]


def agrees(member: Member, gender: str, number: str) -> bool:
    """Whether a verb of this gender and number may have the member as its subject."""
    if number == "p" or (member.number == "p" and member.type is SourceType.ANONYMOUS):
        return member.number == number or (number == "p" and member.type is SourceType.ANONYMOUS)
    if not gender or not member.gender or member.number == "p":
        return True
    return member.gender == gender
