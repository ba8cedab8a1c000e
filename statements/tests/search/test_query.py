import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.search.query import (
    FIELDS,
    MAX_TERMS,
    AnyOf,
    Field,
    Not,
    Phrase,
    Prefix,
    Query,
    Word,
    parse,
)
from statements.text.analysis import analyze


def word(text):
    (folded,), (stem,) = analyze(text)
    return Word(folded, stem)


def phrase(text):
    return Phrase(tuple(text.split()))


# What is typed, and the clauses that it means.
CASES = [
    ("", ()),
    ("وزير", (word("وزير"),)),
    ("الوزراء", (Word("الوزراء", "وزير"),)),
    ("negotiations Москвы", (Word("negotiations", "negoti"), Word("москвы", "москв"))),
    ('"exact phrase"', (phrase("exact phrase"),)),
    ("«قالَ الوزيرُ»", (phrase("قال الوزير"),)),
    ("“a b” ”c d“ „e f“ »g h«", (phrase("a b"), phrase("c d"), phrase("e f"), phrase("g h"))),
    ('"وزراء"', (phrase("وزراء"),)),
    ('x"a b"y', (word("x"), phrase("a b"), word("y"))),
    ("-war", (Not(word("war")),)),
    ('a -"b c" −d', (word("a"), Not(phrase("b c")), Not(word("d")))),
    ("-speaker:x", (Not(Field("speaker", word("x"))),)),
    ("a OR b c", (AnyOf((word("a"), word("b"))), word("c"))),
    ("حرب | سلام", (AnyOf((word("حرب"), word("سلام"))),)),
    ('a|"b c"|d*', (AnyOf((word("a"), phrase("b c"), word("d"))),)),
    ("speaker:a OR org:b", (AnyOf((Field("speaker", word("a")), Field("org", word("b")))),)),
    ("a OR b OR a", (AnyOf((word("a"), word("b"))),)),
    ("a OR a", (word("a"),)),
    ("مفاوض*", (Prefix("مفاوض"),)),
    ("Neg* -мир*", (Prefix("neg"), Not(Prefix("мир")))),
    ("in:neg*", (Field("in", Prefix("neg")),)),
    ('speaker:"Sergey Lavrov"', (Field("speaker", phrase("sergey lavrov")),)),
    ("متحدث:لافروف", (Field("speaker", word("لافروف")),)),
    ("جهه:«الأمم المتحدة»", (Field("org", phrase("الامم المتحده")),)),
    ("عنوان:مصر", (Field("in", word("مصر")),)),
    ("Спикер:Лавров орг:ООН заголовок:мир", (
        Field("speaker", word("лавров")), Field("org", word("оон")), Field("in", word("мир")),
    )),
    ("speaker: Lavrov", (Field("speaker", word("lavrov")),)),
    # Several words without a space stay together where they must be one clause.
    ("covid-19", (word("covid"), word("19"))),
    ("-covid-19", (Not(phrase("covid 19")),)),
    ("in:covid-19", (Field("in", phrase("covid 19")),)),
    ("covid-19 OR flu", (AnyOf((phrase("covid 19"), word("flu"))),)),
    # The same twice is once.
    ('a a "b" "b" -c -c', (word("a"), phrase("b"), Not(word("c")))),
]  # fmt: skip

# What fits no rule, and the words that it is searched as.
MALFORMED = [
    ("?!", ""),
    ('"', ""),
    ('""', ""),
    ('"no end', "no end"),
    ("no « end", "no end"),
    ("- a", "a"),
    ("--a", "a"),
    ("a-b", "a b"),
    ("a -", "a"),
    ("*", ""),
    ("* a", "a"),
    ("a.*", "a"),
    ("a*", "a"),
    ("ab*c", "ab c"),
    ("OR", "or"),
    ("a OR", "a or"),
    ("OR a", "or a"),
    ("a or b", "a or b"),
    ("aORb", "aorb"),
    ("|", ""),
    ("a |", "a"),
    ("| a", "a"),
    ("speaker:", "speaker"),
    ("speaker: ", "speaker"),
    ("unknown:a", "unknown a"),
    ("https://example.org/a", "https example org a"),
    ("12:30", "12 30"),
    ("NEAR(a b)", "near a b"),
    ("a AND (b)", "a and b"),
    ("'; DROP TABLE x", "drop table x"),
]
# Malformed only in part.
PARTLY = [
    ("a OR -b", (word("a"), word("or"), Not(word("b")))),
    ("-a OR b", (Not(word("a")), word("or"), word("b"))),
    ("a | | b", (AnyOf((word("a"), word("b"))),)),
    ("a OR OR b", (word("a"), AnyOf((word("or"), word("b"))))),
    ("speaker:-a", (word("speaker"), word("a"))),
    ("speaker: -a", (word("speaker"), Not(word("a")))),
    ("in:?! a", (word("a"),)),
]


@pytest.mark.parametrize("typed, clauses", CASES + PARTLY)
def test_what_is_typed_becomes_clauses(typed, clauses):
    assert parse(typed).clauses == clauses


@pytest.mark.parametrize("typed, words", MALFORMED)
def test_what_fits_no_rule_is_searched_as_plain_words(typed, words):
    assert parse(typed).clauses == tuple(map(word, words.split()))


@pytest.mark.parametrize("typed, clauses", CASES + PARTLY)
def test_a_query_is_true_where_it_asks_for_something(typed, clauses):
    assert bool(parse(typed)) == bool(clauses)


@pytest.mark.parametrize("field, name", [(field, name) for field, names in FIELDS.items() for name in names])
def test_every_name_of_a_field_is_understood(field, name):
    assert parse(f"{name}:x") == Query((Field(field, word("x")),))


@pytest.mark.parametrize(
    "typed, words, speakers",
    [
        ('a -b "c d" e1*', (word("a"), phrase("c d"), Prefix("e1")), ()),
        ("a OR speaker:b speaker:c -speaker:d in:e", (word("a"),), (word("b"), word("c"))),
    ],
)
def test_what_is_to_be_highlighted(typed, words, speakers):
    assert parse(typed).words == words
    assert parse(typed).values("speaker") == speakers


@pytest.mark.parametrize(
    "typed",
    [
        " ".join(f"w{n}" for n in range(99)),
        '"' + " ".join(f"w{n}" for n in range(99)) + '"',
        "-" + "-".join(f"w{n}" for n in range(99)),
        "in:" + "-".join(f"w{n}" for n in range(99)),
        "|".join(f"w{n}" for n in range(99)),
        "x " * 10_000 + "y",
    ],
)
def test_a_query_has_its_limit(typed):
    query = parse(typed)
    assert 0 < len(query.terms) <= MAX_TERMS
    assert parse(str(query)) == query


# Texts that look like queries, and texts that look like nothing.
SIGNS = ["|", "-", "−", '"', "«", "»", "“", "”", "*", ":", "：", "_", "/", " ", "  ", "\n", "\u0640", "\u064f"]
PIECES = [*SIGNS, "وزير", "الوزراء", "مسئول", "Lavrov", "мира", "OR", "speaker", "متحدث", "in", "орг", "½", "20"]
QUERIES = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))


@given(QUERIES)
def test_no_text_is_an_error_and_the_clean_form_means_the_same(text):
    query = parse(text)
    assert parse(str(query)) == query
    assert str(parse(str(query))) == str(query)
    assert len(query.terms) <= MAX_TERMS


@given(QUERIES)
def test_nothing_but_letters_and_digits_reaches_the_database(text):
    assert all(term.isalnum() for term in parse(text).terms)


PLAIN = st.sampled_from(["وزير", "الوزراء", "lavrov", "negotiations", "мира", "2021", "or", "speaker"])
VALUES = st.one_of(
    PLAIN.map(word),
    st.lists(PLAIN, min_size=1, max_size=3).map(lambda words: Phrase(tuple(words))),
    PLAIN.map(Prefix),
)
FIELDED = st.one_of(VALUES, st.builds(Field, st.sampled_from(list(FIELDS)), VALUES))
ALTERNATIVES = st.lists(FIELDED, min_size=2, max_size=3, unique=True).map(lambda clauses: AnyOf(tuple(clauses)))
ASTS = st.lists(st.one_of(FIELDED, FIELDED.map(Not), ALTERNATIVES), max_size=3, unique=True)


@given(ASTS.map(lambda clauses: Query(tuple(clauses))))
def test_every_query_can_be_typed(query):
    assert parse(str(query)) == query
