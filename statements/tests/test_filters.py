"""Every filter narrows to what it says, bad values are errors that a reader sees, and counts keep their word."""

import datetime

import pytest
from django.http import QueryDict

from statements.facets import count
from statements.filters import ArticleFilter, NameFilter, QuoteFilter
from statements.models import ArticleEntry, QuoteEntry, Speaker

from .making import body_named, make_article, make_quote, person


@pytest.fixture
def statements(db):
    """Four statements, named by their words."""
    make_quote("الجسر مغلق", speaker="سلمى الحداد", organization="وزارة النقل", kind="direct")
    make_quote("الجسر مفتوح", speaker="سلمى الحداد", kind="indirect", review="verified", said_on="2020-01-15")
    english = make_article("The bridge is shut, she said.", language="en", publisher="The Courier")
    make_quote("The bridge is shut", article=english, speaker="Omar Said", kind="mixed")
    make_quote("لا تعليق", speaker="", organization="وزارة النقل", review="disputed", said_on="2022-05-01")
    person("سلمى الحداد").add_name("Salma Haddad")


ALL = {"الجسر مغلق", "الجسر مفتوح", "The bridge is shut", "لا تعليق"}
SALMA = {"الجسر مغلق", "الجسر مفتوح"}
MINISTRY = {"الجسر مغلق", "لا تعليق"}


def chosen(query: str, **options) -> QuoteFilter:
    return QuoteFilter(QueryDict(query), QuoteEntry.objects.visible(), **options)


def texts(filterset) -> set[str]:
    return set(filterset.narrowed().values_list("quote__text", flat=True))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ALL),
        ("q=الجسر", SALMA),
        ("q=والجسر", SALMA),
        ("q=BRIDGE", {"The bridge is shut"}),
        ("q=؟!", ALL),
        ("speaker=سلمى-الحداد", SALMA),
        ("speaker=سلمي الحداد", SALMA),
        ("speaker=salma haddad", SALMA),
        ("organization=وزارة-النقل", MINISTRY),
        ("publisher=the-courier", {"The bridge is shut"}),
        ("publisher=The Courier", {"The bridge is shut"}),
        ("kind=direct", MINISTRY),
        ("kind=mixed", {"The bridge is shut"}),
        ("language=en", {"The bridge is shut"}),
        ("language=fr", set()),
        ("review=verified", {"الجسر مفتوح"}),
        ("review=machine", {"الجسر مغلق", "The bridge is shut"}),
        ("since=2021-12-08", ALL - {"الجسر مفتوح"}),
        ("until=2021-12-08", ALL - {"لا تعليق"}),
        ("since=2021-01-01&until=2021-12-31", {"الجسر مغلق", "The bridge is shut"}),
        ("q=الجسر&speaker=سلمى-الحداد&kind=indirect", {"الجسر مفتوح"}),
        ("page=7&unknown=x", ALL),
    ],
)
def test_a_filter_narrows_to_what_it_says(statements, query, expected):
    filterset = chosen(query)
    assert not filterset.errors
    assert texts(filterset) == expected


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("speaker=nobody", "speaker"),
        ("organization=nobody", "organization"),
        ("publisher=%00", "publisher"),
        ("since=yesterday", "since"),
        ("until=2021-02-30", "until"),
        ("since=2022-01-01&until=2021-01-01", "until"),
        ("kind=shouted", "kind"),
        ("review=rejected", "review"),
        ("language=no such", "language"),
        ("q=" + "x" * 501, "q"),
        ("q=a%00b", "q"),
    ],
)
def test_a_bad_value_is_an_error_of_its_field_and_the_others_hold(statements, query, field):
    filterset = chosen(query + ("&kind=direct" if field != "kind" else "&language=ar"))
    assert list(filterset.errors) == [field]
    assert field not in filterset.active
    assert texts(filterset) <= ALL - {"The bridge is shut"}


def test_a_name_of_two_people_is_not_guessed(statements):
    Speaker.objects.create(name="سلمى الحداد")
    assert "speaker" in chosen("speaker=سلمى الحداد").errors
    assert texts(chosen("speaker=سلمى-الحداد")) == SALMA
    assert texts(chosen("speaker=سلمى-الحداد-2")) == set()


def test_a_former_address_still_filters(statements):
    salma = person("سلمى الحداد")
    salma.slug = "haddad"
    salma.save()
    assert texts(chosen("speaker=سلمى-الحداد")) == texts(chosen("speaker=haddad")) == SALMA


def test_what_the_page_settles_cannot_be_filtered_again(statements):
    assert texts(chosen("speaker=omar-said&q=الجسر", fixed={"speaker": person("سلمى الحداد")})) == SALMA
    assert texts(chosen("speaker=omar-said", fixed={"organization": body_named("وزارة النقل")})) == set()
    assert texts(chosen("organization=x", fixed={"organization": body_named("وزارة النقل")})) == MINISTRY


def counts(filterset, name: str) -> dict[str, int]:
    found = {facet.name: facet for facet in count(filterset).facets}
    return {option.value: option.count for option in found[name].options}


@pytest.mark.parametrize(
    ("query", "facet", "expected"),
    [
        ("", "speaker", {"سلمى-الحداد": 2, "omar-said": 1}),
        ("", "organization", {"وزارة-النقل": 2}),
        ("", "kind", {"direct": 2, "indirect": 1, "mixed": 1}),
        ("", "language", {"ar": 3, "en": 1}),
        ("", "review", {"machine": 2, "verified": 1, "disputed": 1}),
        ("", "publisher", {"صحيفة-الميناء": 3, "the-courier": 1}),
        ("kind=direct", "speaker", {"سلمى-الحداد": 1}),
        ("kind=direct", "kind", {"direct": 2, "indirect": 1, "mixed": 1}),
        ("q=الجسر&speaker=سلمى-الحداد", "kind", {"direct": 1, "indirect": 1}),
        ("q=zzz&speaker=omar-said", "speaker", {"omar-said": 0}),
    ],
)
def test_a_facet_counts_under_all_other_filters(statements, query, facet, expected):
    assert counts(chosen(query), facet) == expected


@pytest.mark.parametrize(
    "query", ["", "q=الجسر", "kind=direct", "since=2021-01-01&review=machine", "speaker=omar-said"]
)
def test_the_total_is_that_of_the_list(statements, query):
    assert count(chosen(query)).total == chosen(query).narrowed().count()


def test_the_years_are_counted_under_all_filters(statements):
    assert [(year.year, year.count, year.share) for year in count(chosen("q=الجسر")).years] == [
        (2020, 1, 100),
        (2021, 1, 100),
    ]


def test_each_count_is_what_choosing_the_option_gives(statements):
    for name, values in {"kind": ["direct", "mixed"], "speaker": ["سلمى-الحداد", "omar-said"]}.items():
        for value in values:
            assert (
                counts(chosen("language=ar"), name).get(value, 0)
                == chosen(f"language=ar&{name}={value}").narrowed().count()
            )


def test_a_chosen_option_shows_though_it_is_not_among_the_most_frequent(db):
    for number in range(12):
        for _ in range(2):
            make_quote(speaker=f"متحدث {number}")
    make_quote(speaker="النادر")
    filterset = chosen("speaker=النادر")
    speakers = next(facet for facet in count(filterset).facets if facet.name == "speaker")
    assert (speakers.options[0].label, speakers.options[0].count, speakers.options[0].active) == (
        "النادر",
        1,
        True,
    )
    assert len(speakers.options) == 11


@pytest.mark.parametrize(
    ("query", "expected"),
    [("", 2), ("publisher=the-courier", 1), ("language=en", 1), ("since=2022-01-01", 1), ("until=2022-01-01", 1)],
)
def test_articles_are_filtered_alike(db, query, expected):
    make_article()
    make_article(language="en", publisher="The Courier", published_on=datetime.date(2022, 3, 1))
    filterset = ArticleFilter(QueryDict(query), ArticleEntry.objects.visible())
    assert count(filterset).total == filterset.narrowed().count() == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("حداد", 1), ("سلمي", 1), ("haddad", 1), ("HADDAD sal", 0), ("salma h", 1), ("Omar", 1), ("", 2), ("؟", 2)],
)
def test_a_name_is_found_by_any_piece_in_any_spelling(statements, typed, expected):
    filterset = NameFilter(QueryDict(f"q={typed}"), Speaker.objects.with_counts())
    assert len({speaker.pk for speaker in filterset.qs}) == filterset.qs.count() == expected


def test_finding_by_many_names_counts_statements_once(statements):
    body_named("وزارة النقل").add_name("وزارة النقل والمواصلات")
    salma = NameFilter(QueryDict("q=a"), Speaker.objects.with_counts()).qs.get(name="سلمى الحداد")
    assert salma.quote_count == 2
