"""Each database finds and counts what the query means, worked out here in plain Python over the analyzed texts."""

import datetime
import random
from dataclasses import dataclass

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from statements.facets import count
from statements.filters import QuoteFilter
from statements.models import Article, Quote, QuoteEntry, SpeakerName
from statements.models.people import name_key
from statements.search import parse
from statements.search.query import AnyOf, Field, Not, Phrase, Prefix, Query, Word
from statements.text.analysis import analyze

from ..making import body_named, person

STATEMENTS = 150
BASES = [
    "مفاوضات",
    "وزير",
    "وزارة",
    "سلام",
    "حرب",
    "هدنة",
    "قرار",
    "اقتصاد",
    "talks",
    "peace",
    "мир",
    "война",
    "2021",
]
CLITICS = ["", "", "", "ال", "و", "وال", "ب", "لل"]
NAMES = {"سلمى الحداد": "Salma Haddad", "سامي حداد": "Sami", "عمر سعيد": "Omar Said"}
BODIES = ["وزارة النقل", "هيئة السلام"]
KINDS, REVIEWS, YEARS = ["direct", "mixed", "indirect"], ["machine", "verified"], [2019, 2020, 2021]


@dataclass(frozen=True)
class Said:
    """A statement as the test knows it."""

    text: str
    title: str
    speaker: str
    organization: str
    kind: str
    review: str
    year: int


def drawn(rng: random.Random) -> Said:
    def words(number):
        return " ".join(rng.choice(CLITICS) + rng.choice(BASES) for _ in range(number))

    text, title = words(rng.randint(1, 8)), words(2)
    speaker, organization = rng.choice([*NAMES, ""]), rng.choice([*BODIES, ""])
    return Said(text, title, speaker, organization, rng.choice(KINDS), rng.choice(REVIEWS), rng.choice(YEARS))


@pytest.fixture
def said(db) -> dict[int, Said]:
    """Statements by their keys, drawn alike each time."""
    rng = random.Random(4)
    made = {}
    for number in range(STATEMENTS):
        one = drawn(rng)
        article = Article.objects.create(
            title=one.title,
            body=f"{one.text}\n{number}",
            language="ar",
            published_on=datetime.date(one.year, 5, 1),
        )
        quote = Quote(
            article=article, position=1, kind=one.kind, review=one.review, start=0, end=len(one.text),
            speaker=person(one.speaker), organization=body_named(one.organization),
        )  # fmt: skip
        quote.save()
        made[quote.pk] = one
    for name, other in NAMES.items():
        person(name).add_name(other)
    return made


def holds(clause, said: Said) -> bool:
    """What a clause means: docs/search.md in Python."""
    match clause:
        case Field(name="in", value=value):
            return in_text(value, said.title)
        case Field(name=name, value=value):
            return is_named(value, said.speaker if name == "speaker" else said.organization)
        case AnyOf(clauses=clauses):
            return any(holds(each, said) for each in clauses)
        case Not(clause=unwanted):
            return not holds(unwanted, said)
    return in_text(clause, said.text)


def in_text(value, text: str) -> bool:
    words, stems = analyze(text)
    match value:
        case Word(stem=stem):
            return stem in stems
        case Prefix(word=beginning):
            return any(term.startswith(beginning) for term in (*words, *stems))
        case Phrase(words=wanted):
            return any(words[place : place + len(wanted)] == wanted for place in range(len(words)))
    raise TypeError(value)


def is_named(value, name: str) -> bool:
    wanted = " ".join(value.words if isinstance(value, Phrase) else [value.word])
    return bool(name) and any(wanted in name_key(each) for each in (name, NAMES.get(name, "")))


def meant(query: Query, said: dict[int, Said]) -> set[int]:
    return {key for key, one in said.items() if all(holds(clause, one) for clause in query.clauses)}


# Queries as readers type them -------------------------------------------------------------------------------

word = st.builds(str.__add__, st.sampled_from(CLITICS), st.sampled_from(BASES))
phrase = st.lists(word, min_size=1, max_size=3).map(lambda words: f'"{" ".join(words)}"')
prefix = st.builds(lambda word, length: f"{word[:length]}*", word, st.integers(2, 5))
name = st.sampled_from(["حداد", "Haddad", "سلمى", '"عمر سعيد"', "Sam", "غائب"])
field = st.one_of(
    name.map("speaker:{}".format),
    st.sampled_from(["org:النقل", "org:هيئة", "جهة:لا"]),
    st.one_of(word, phrase, prefix).map("in:{}".format),
)
value = st.one_of(word, word, phrase, prefix, field)
item = st.one_of(value, value, value.map("-{}".format), st.builds("{} OR {}".format, value, value))
typed = st.lists(item, min_size=1, max_size=4).map(" ".join)
many = settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])


@many
@given(typed)
def test_a_query_finds_what_it_means(said, typed):
    query = parse(typed)
    found = QuoteEntry.objects.visible().matching(query)
    assert set(found.values_list("quote", flat=True)) == meant(query, said)
    assert found.count() == len(meant(query, said))


@many
@given(typed, st.sampled_from(["", *KINDS]), st.sampled_from(["", *REVIEWS]), st.sampled_from(["", *NAMES]))
def test_facets_count_what_there_is(said, typed, kind, review, speaker):
    asked = QueryDict(mutable=True)
    asked.update({"q": typed, "kind": kind, "review": review, "speaker": speaker})
    found = [said[key] for key in meant(parse(typed), said)]

    def under(**filters):
        return [
            one for one in found if all(getattr(one, name) == value for name, value in filters.items() if value)
        ]

    counted = count(QuoteFilter(asked, QuoteEntry.objects.visible()))
    hits = under(kind=kind, review=review, speaker=speaker)
    assert counted.total == len(hits)
    assert {year.year: year.count for year in counted.years} == times(hits, "year")
    facets = {
        facet.name: {option.label if facet.is_name else option.value: option.count for option in facet.options}
        for facet in counted.facets
    }
    expected = {
        "kind": times(under(review=review, speaker=speaker), "kind"),
        "review": times(under(kind=kind, speaker=speaker), "review"),
        "speaker": times(under(kind=kind, review=review), "speaker"),
        "organization": times(hits, "organization"),
    }
    for facet in facets.keys() & expected.keys():
        shown = {value: number for value, number in facets[facet].items() if number}
        assert shown == expected[facet]


def times(found: list[Said], name: str) -> dict:
    values = [getattr(one, name) for one in found if getattr(one, name)]
    return {value: values.count(value) for value in values}


def test_the_names_are_those_that_the_test_knows(said):
    assert set(SpeakerName.objects.values_list("text", flat=True)) == {*NAMES, *NAMES.values()}
