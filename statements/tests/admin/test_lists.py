"""The desk's lists and its first page: what they show, and what that costs."""

import csv

import lxml.html
import pytest

from statements.admin import lists
from statements.models import Report

from ..making import make_article, make_quote
from .desk import admin_url


@pytest.fixture
def rows(request, db):
    quotes = [
        make_quote(f"القول رقم {number}", speaker=f"متحدث {number}", organization=f"جهة {number}")
        for number in range(request.param)
    ]
    for quote in quotes:
        Report.objects.create(quote=quote, fault="other", text="خطأ", sender="x")
    return quotes


# The lists that are narrowed by a day, with the field that holds it.
DAYS = {"quote": "dated_on", "article": "published_on"}


@pytest.fixture
def two_years(db):
    make_quote()
    make_quote("البرد قريب", article=make_article("قالت: البرد قريب.", published_on="2022-01-01"))


@pytest.mark.parametrize("rows", [10, 100], indirect=True)
@pytest.mark.parametrize("model", ["quote", "article", "speaker", "organization", "report", "edit"])
def test_a_list_costs_the_same_whatever_its_rows(client, log_in, rows, model, django_assert_max_num_queries):
    log_in("Editors")
    with django_assert_max_num_queries(13):
        assert client.get(admin_url(model, "changelist")).status_code == 200


@pytest.mark.parametrize("rows", [3], indirect=True)
def test_no_list_is_counted_to_its_end(client, log_in, rows, monkeypatch):
    monkeypatch.setattr(lists, "MOST_PAGED", 2)
    log_in("Editors")
    assert client.get(admin_url("quote", "changelist")).context["cl"].result_count == 2


@pytest.mark.parametrize(("query", "found"), [
    ("language=ar", 2), ("language=ru", 0), ("@__year=2021", 1), ("@__year=2022", 1), ("@__year=2023", 0),
    ("@__year=2022&@__month=1", 1), ("@__year=2022&@__month=2", 0), ("@__year=2022&@__month=1&@__day=1", 1),
    ("@__year=9998", 0),
])  # fmt: skip
def test_lists_are_narrowed_by_language_and_day(client, log_in, two_years, query, found):
    log_in("Editors")
    for model, day in DAYS.items():
        page = client.get(f"{admin_url(model, 'changelist')}?{query.replace('@', day)}")
        assert page.context["cl"].result_count == found


@pytest.mark.parametrize("query", ["@__year=9999", "@__year=x", "@__year=2022&@__month=13", "@__year=²"])
def test_a_day_that_makes_no_sense_is_said(client, log_in, two_years, query):
    log_in("Editors")
    for model, day in DAYS.items():
        assert client.get(f"{admin_url(model, 'changelist')}?{query.replace('@', day)}").status_code == 302


def test_no_list_counts_beside_its_filters(client, log_in, two_years):
    log_in("Editors")
    assert not client.get(admin_url("quote", "changelist") + "?_facets=True").context["cl"].add_facets


@pytest.mark.parametrize(("query", "back", "offered"), [
    ("", None, ["2021", "2022"]),
    ("@__year=2022", "كل التواريخ", ["يناير 2022"]),
    ("@__year=2022&@__month=1", "2022", ["1 يناير"]),
    ("@__year=2022&@__month=1&@__day=1", "يناير 2022", ["1 يناير"]),
    ("@__year=2020", "كل التواريخ", []),
    ("language=ru", None, ["2021", "2022"]),
])  # fmt: skip
def test_the_days_that_a_list_has_are_offered_one_level_after_another(
    client, log_in, two_years, query, back, offered
):
    log_in("Editors")
    for model, day in DAYS.items():
        page = client.get(f"{admin_url(model, 'changelist')}?{query.replace('@', day)}")
        links = lxml.html.fromstring(page.content.decode()).find_class("toplinks")
        told = [" ".join(text.split()) for text in links[0].itertext() if text.strip()] if links else []
        assert told == [*([f"‹ {back}"] if back else []), *offered]


@pytest.mark.parametrize(("words", "found"), [
    ("الثلوجُ", 1), ("title:العاصفه", 1), ("https://example.org/a?utm_source=x", 1), ("https://example.org/b", 0),
    ("البحر", 0), ("", 2),
])  # fmt: skip
def test_articles_are_found_in_any_spelling_or_by_address(client, log_in, db, words, found):
    make_article("هطلت الثلوج أمس.", title="العاصفة", url="https://example.org/a")
    make_article()
    log_in("Editors")
    shown = client.get(admin_url("article", "changelist"), {"q": words}).context["cl"].result_count
    assert shown == found


@pytest.mark.parametrize("group", ["Readers with login", "Editors"])
@pytest.mark.parametrize("rows", [3], indirect=True)
def test_what_a_list_shows_is_saved_as_csv(client, log_in, rows, group):
    log_in(group)
    chosen = {"action": "export", "_selected_action": rows[0].pk, "select_across": "1"}
    answer = client.post(admin_url("quote", "changelist") + "?q=رقم", chosen)
    lines = list(csv.DictReader(b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()))
    assert {line["text"] for line in lines} == {quote.text for quote in rows}


@pytest.mark.parametrize(("group", "waits"), [("Editors", [3, 3, 0, 0, 0]), ("Readers with login", [3, 3, 0])])
@pytest.mark.parametrize("rows", [3], indirect=True)
@pytest.mark.parametrize("prefix", ["", "/en", "/ru"])
def test_the_first_page_says_what_waits(client, log_in, rows, group, waits, prefix, django_assert_max_num_queries):
    log_in(group)
    with django_assert_max_num_queries(12):
        page = client.get(prefix + "/admin/")
    assert [int(number) for number in numbers_on(page)][: len(waits)] == waits


def numbers_on(page) -> list[str]:
    return lxml.html.fromstring(page.content.decode()).xpath(
        "//section[contains(@class, 'waiting')]//strong/text()"
    )
