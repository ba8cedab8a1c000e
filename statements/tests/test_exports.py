"""A list as a file: the same statements as on the page, with nothing lost and nothing dangerous."""

import csv
import io
import json

import pytest

from statements import exports
from statements.models import Article, QuoteEntry

from .making import make_article, make_quote

pytestmark = pytest.mark.django_db


def exported(client, address) -> list[dict]:
    text = b"".join(client.get(address).streaming_content).decode()
    if ".csv" in address:
        assert text.startswith("\ufeff")
        return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize(
    "query", ["", "?q=المطر", "?speaker=سلمى-الحداد", "?kind=mixed", "?until=2020-12-31", "?kind=nonsense"]
)
@pytest.mark.parametrize("format", exports.FORMATS)
def test_a_file_holds_what_the_page_lists_in_its_order(client, monkeypatch, format, query):
    monkeypatch.setattr(exports, "BATCH", 2)
    for number in range(5):
        make_quote(
            f"المطر قريب {number}", speaker="سلمى الحداد" if number % 2 else "آخر", said_on=f"202{number}-01-01"
        )
    make_quote("برد", kind="mixed", review="rejected")
    make_quote("برد شديد", kind="mixed")
    shown = [quote.text for quote in client.get(f"/statements/{query}").context["page"].rows]
    assert [row["text"] for row in exported(client, f"/statements.{format}{query}")] == shown


def test_json_lines_hold_every_field_as_it_is(client):
    body = 'قالت: "-1 في الليل" وأكثر'
    article = make_article(body, title="عنوان", url="https://example.org/1")
    make_quote('"-1 في الليل" وأكثر', article=article, quoted=[[7, 18]], speaker="سلمى الحداد", role="وزيرة")
    (row,) = exported(client, "/en/statements.jsonl")
    assert tuple(row) == exports.FIELDS
    assert (row["quoted"], row["speaker"], row["role"], row["organization"]) == (
        ["-1 في الليل"],
        "سلمى الحداد",
        "وزيرة",
        None,
    )
    assert row["url"].startswith("http://testserver/en/statements/") and row["source"] == "https://example.org/1"
    assert Article.objects.get().body[row["start"] : row["end"]] == row["text"]


@pytest.mark.parametrize("text", ["=1+1", "+7", "-5 درجات", "@home", 'قال, ثم\n"سكت"'])
def test_no_cell_is_a_formula_and_none_is_broken(client, text):
    make_quote(text, article=make_article(f"قال: {text}."))
    (row,) = exported(client, "/statements.csv")
    assert row["text"] in (text, f"'{text}")
    assert not row["text"].startswith(exports.FORMULA)


def test_an_export_costs_one_batch_of_queries_whatever_its_rows(client, django_assert_num_queries):
    for number in range(20):
        make_quote(f"قول {number}", speaker=f"متحدث {number}")
    with django_assert_num_queries(3):
        assert len(list(exports.records(QuoteEntry.objects.visible(), str))) == 20


@pytest.mark.parametrize("page", ["/statements/?q=المطر", "/speakers/سلمى-الحداد/?q=المطر"])
def test_a_page_leads_to_its_own_file(client, page):
    make_quote("المطر قريب", speaker="سلمى الحداد")
    make_quote("المطر بعيد", speaker="آخر")
    html = client.get(page).content.decode()
    link = html.partition('href="/statements.csv')[2].partition('"')[0].replace("&amp;", "&")
    rows = exported(client, f"/statements.csv{link}")
    assert len(rows) == client.get(page).context["total"]
