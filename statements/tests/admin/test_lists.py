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
    ("?language=ar", 2), ("?language=ru", 0), ("?year=2021", 1), ("?year=2022", 1), ("?year=x", 2),
])  # fmt: skip
def test_lists_are_narrowed_by_language_and_year(client, log_in, db, query, found):
    make_quote()
    make_quote("البرد قريب", article=make_article("قالت: البرد قريب.", published_on="2022-01-01"))
    log_in("Editors")
    for model in ("quote", "article"):
        assert client.get(admin_url(model, "changelist") + query).context["cl"].result_count == found


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
