"""What the reader typed, understood: docs/search.md has the language.

    query  = { item }                     all items must match
    item   = ["-"] clause | clause ("OR" | "|") clause
    clause = [field ":"] value
    value  = word | prefix "*" | quoted phrase

Nothing is an error: what does not fit the grammar is searched as plain words.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from statements.text.analysis import analyze, stem
from statements.text.fold import fold

# A question of more words than this is a text pasted by mistake; the first words are searched.
MAX_TERMS = 32
# More than 32 words of 64 letters need.
MAX_LENGTH = 4_000
# A shorter one stands for half of the dictionary, and is searched as the word that it is.
SHORTEST_PREFIX = 2

# What a field is called in a query; the first name is the field's own.
FIELDS = {
    "speaker": ("speaker", "متحدث", "المتحدث", "قائل", "القائل", "спикер"),
    "org": ("org", "organization", "organisation", "جهة", "الجهة", "منظمة", "орг", "организация"),
    "in": ("in", "title", "عنوان", "العنوان", "заголовок"),
}


@dataclass(frozen=True, slots=True)
class Word:
    """A word in any of its forms: what has this stem."""

    word: str
    stem: str

    def __str__(self):
        return self.word


@dataclass(frozen=True, slots=True)
class Phrase:
    """These folded words side by side, in this order; with one word, the word as it is and not its stem."""

    words: tuple[str, ...]

    def __str__(self):
        return f'"{" ".join(self.words)}"'


@dataclass(frozen=True, slots=True)
class Prefix:
    """Whatever begins with this, the folded word or its stem: وزار* is to find الوزارة as well."""

    word: str

    def __str__(self):
        return f"{self.word}*"


Value = Word | Phrase | Prefix


@dataclass(frozen=True, slots=True)
class Field:
    """The value, not in the text but in the field: a key of FIELDS."""

    name: str
    value: Value

    def __str__(self):
        return f"{self.name}:{self.value}"


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of the clauses, of which there are two or more."""

    clauses: tuple[Value | Field, ...]

    def __str__(self):
        return " OR ".join(map(str, self.clauses))


@dataclass(frozen=True, slots=True)
class Not:
    clause: Value | Field

    def __str__(self):
        return f"-{self.clause}"


Clause = Value | Field | AnyOf | Not


@dataclass(frozen=True, slots=True)
class Query:
    """The clauses that must all hold, each once. `str(query)` is the query typed cleanly: it parses to it."""

    clauses: tuple[Clause, ...] = ()

    def __bool__(self):
        return bool(self.clauses)

    def __str__(self):
        return " ".join(map(str, self.clauses))

    @property
    def words(self) -> tuple[Value, ...]:
        """What is looked for in the text itself, to be highlighted there."""
        return tuple(clause for clause in self._wanted() if not isinstance(clause, Field))

    def values(self, field: str) -> tuple[Value, ...]:
        """What is looked for in this field, to be highlighted there."""
        return tuple(
            clause.value for clause in self._wanted() if isinstance(clause, Field) and clause.name == field
        )

    def _wanted(self):
        for clause in self.clauses:
            if isinstance(clause, AnyOf):
                yield from clause.clauses
            elif not isinstance(clause, Not):
                yield clause

    @property
    def terms(self) -> tuple[str, ...]:
        """The stems of all words of the query, each once: for an index that knows nothing of clauses."""
        return tuple(dict.fromkeys(stem(word) for clause in self.clauses for word in _words(clause)))


def parse(text: str) -> Query:
    """The query that a reader's words make. Never raises."""
    clauses = _clauses(_items(text[:MAX_LENGTH]))
    return Query(tuple(dict.fromkeys(_shortened(clauses, MAX_TERMS))))


_QUOTED = r'"(?P<q1>[^"]*)"|«(?P<q2>[^«»]*)»|»(?P<q3>[^«»]*)«|[“”„‟](?P<q4>[^“”„‟]*)[“”„‟]'
_BARE = r'(?P<bare>[^\s|"«»“”„‟]+)'
_MINUS = r"(?P<minus>(?<![^\s|])[-−](?![-−]))?"
_ITEM = re.compile(rf"(?P<or>\||(?<!\S)OR(?!\S))|{_MINUS}(?:{_QUOTED}|{_BARE})")
_FIELD = re.compile(rf"{_MINUS}(?P<field>[^\W\d_]+)\s*[:：]\s*(?![-−|])(?:{_QUOTED}|{_BARE})")
_STARRED = re.compile(r"[^\W_][\u0640\u064b-\u065f]*\*+$")
_FIELD_OF_NAME = {fold(name): field for field, names in FIELDS.items() for name in names}


@dataclass(frozen=True, slots=True)
class _Item:
    """One typed piece. Several values where it holds several words, as e-mail does; `operator` for OR and |."""

    values: tuple[Value, ...]
    field: str = ""
    negative: bool = False
    operator: bool = False

    @property
    def wanted(self) -> bool:
        return not (self.negative or self.operator)

    @property
    def clause(self) -> Value | Field:
        """The piece as one clause: words that were typed without a space between them belong together."""
        value = self.values[0] if len(self.values) == 1 else Phrase(tuple(value.word for value in self.values))
        return Field(self.field, value) if self.field else value


def _items(text) -> Iterator[_Item]:
    position = 0
    while match := _ITEM.search(text, position):
        field = ""
        if with_field := _FIELD.match(text, match.start()):
            field = _FIELD_OF_NAME.get(fold(with_field["field"]), "")
        match = with_field if field else match
        position = match.end()
        item = _read(match, field)
        if item.values or item.operator:
            yield item


def _read(match, field):
    found = match.groupdict()
    if found.get("or"):
        return _Item(tuple(_plain_words(found["or"])), operator=True)
    values = _plain_words(found["bare"]) if found["bare"] else _phrase(match)
    return _Item(tuple(values), field, bool(found["minus"]))


def _phrase(match):
    quoted = next(text for text in map(match.group, ("q1", "q2", "q3", "q4")) if text is not None)
    words = analyze(quoted).words
    return [Phrase(words)] if words else []


def _plain_words(text):
    values = list(map(Word, *analyze(text)))
    if values and _STARRED.search(text) and len(values[-1].word) >= SHORTEST_PREFIX:
        values[-1] = Prefix(values[-1].word)
    return values


def _clauses(items: Iterable[_Item]) -> Iterator[Clause]:
    for first, *others in _alternatives(_with_true_operators(list(items))):
        if others:
            yield _any_of(item.clause for item in (first, *others))
        elif first.negative:
            yield Not(first.clause)
        elif first.field:
            yield first.clause
        else:
            yield from first.values


def _with_true_operators(items):
    """The items, in which an OR that does not stand between two wanted ones is a word, and such a | is nothing."""
    kept = []
    for item, following in zip_longest(items, items[1:]):
        if item.operator and not (kept and kept[-1].wanted and following and following.wanted):
            item = _Item(item.values)
        if item.values or item.operator:
            kept.append(item)
    return kept


def _alternatives(items):
    """The items in groups: those that OR joins together, all others alone."""
    groups = []
    previous = None
    for item in items:
        if previous and previous.operator:
            groups[-1].append(item)
        elif not item.operator:
            groups.append([item])
        previous = item
    return groups


def _any_of(clauses):
    different = tuple(dict.fromkeys(clauses))
    return AnyOf(different) if len(different) > 1 else different[0]


def _shortened(clauses: Iterable[Clause], most: int) -> Iterator[Clause]:
    """The first clauses, of so many words together."""
    for clause in clauses:
        if most <= 0:
            return
        clause = _first_words(clause, most)
        most -= len(_words(clause))
        yield clause


def _first_words(clause, most):
    match clause:
        case Phrase(words):
            return Phrase(words[:most])
        case Not(inner):
            return Not(_first_words(inner, most))
        case Field(name, value):
            return Field(name, _first_words(value, most))
        case AnyOf(clauses):
            return _any_of(_shortened(clauses, most))
    return clause


def _words(clause: Clause) -> list[str]:
    match clause:
        case Phrase(words):
            return list(words)
        case Not(inner) | Field(_, inner):
            return _words(inner)
        case AnyOf(clauses):
            return [word for inner in clauses for word in _words(inner)]
    return [clause.word]
