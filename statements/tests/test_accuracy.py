"""How right the machine was, of what people reviewed."""

import pytest

from statements.accuracy import Measured

from .making import make_article, make_quote

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewed():
    cases = [("verified", "colon", "أ"), ("verified", "colon", "ب"), ("corrected", "colon", "أ"),
             ("rejected", "after", "أ"), ("machine", "colon", "أ"), ("verified", "", "أ")]  # fmt: skip
    for review, rule, publisher in cases:
        words = f"{review} {rule} {publisher}"
        make_quote(words, article=make_article(f"قال: {words}.", publisher=publisher), review=review, rule=rule)


def test_only_what_a_machine_found_and_a_person_reviewed_counts(reviewed):
    measured = Measured()
    found = measured.overall()
    assert (found.reviewed, found.verified, found.percent) == (4, 2, 50)
    assert [(each.name, each.reviewed, each.percent) for each in measured.by_rule()] == [
        ("colon", 3, 67),
        ("after", 1, 0),
    ]
    assert [(each.name, each.reviewed, each.percent) for each in measured.by_publisher()] == [
        ("أ", 3, 33),
        ("ب", 1, 100),
    ]


def test_without_reviews_there_is_nothing_to_measure():
    measured = Measured()
    assert measured.overall() is None
    assert measured.by_rule() == measured.by_publisher() == []


@pytest.mark.parametrize("prefix", ["", "/en", "/ru"])
def test_the_page_is_for_all(client, reviewed, prefix, django_assert_max_num_queries):
    with django_assert_max_num_queries(2):
        page = client.get(f"{prefix}/accuracy/").content.decode()
    assert "67 %" in page
