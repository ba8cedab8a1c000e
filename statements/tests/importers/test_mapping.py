"""What JSON and tables call our fields, where it is not what we call them."""

import json

import pytest
from django.core.management import CommandError, call_command

from statements.importers import Options, parse_mapping, read

NESTED = {
    "headline": "عنوان",
    "content": {"text": "قال الوزير إن الميناء مفتوح.", "lang": "ar"},
    "source": {"name": "صحيفة", "meta.id": "x"},
    "authors": [{"name": "ريم"}, {"name": "سامر"}],
    "meta.id": 7,
    "text": "not this one",
}
MAPPING = ["title=headline", "text=content.text", "language = content.lang", "publisher=source.name"]


def articles(tmp_path, content: str, *pairs: str):
    file = tmp_path / "file"
    file.write_text(content)
    return list(read([file], options=Options(mapping=parse_mapping(pairs))))


@pytest.mark.parametrize("form", [lambda value: value, lambda value: [value, value]])
@pytest.mark.parametrize("indent", [None, 1])
def test_dotted_paths_lead_into_nested_fields(tmp_path, form, indent):
    content = json.dumps(form(NESTED), ensure_ascii=False, indent=indent)
    for article in articles(tmp_path, content, *MAPPING, "byline=authors.1.name", "id=meta.id"):
        assert (article.title, article.body, article.language) == ("عنوان", "قال الوزير إن الميناء مفتوح.", "ar")
        assert (article.publisher, article.byline, article.external_id) == ("صحيفة", "سامر", "7")


@pytest.mark.parametrize(
    "theirs",
    ["nothing", "source.nothing", "authors.9.name", "authors.name", "headline.x", "content.text.0", "a..b"],
)
def test_a_path_that_leads_nowhere_is_an_empty_field(tmp_path, theirs):
    (article,) = articles(tmp_path, json.dumps(NESTED), f"title={theirs}")
    assert article.title == ""


@pytest.mark.parametrize("theirs", ["source", "authors"])
def test_a_path_to_no_text_is_refused(tmp_path, theirs):
    (refusal,) = articles(tmp_path, json.dumps(NESTED), f"title={theirs}")
    assert (refusal.reason, theirs in refusal.detail) == ("field", True)


def test_a_mapped_name_is_the_only_one(tmp_path):
    """Otherwise a mapping that is mistyped would bring in what our own name says, unnoticed."""
    (article,) = articles(tmp_path, json.dumps(NESTED), "text=content.txet")
    assert article.body == ""


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_header_is_mapped_and_its_separator_found(tmp_path, delimiter):
    rows = [["Nr.", "Headline", "Full text"], ["1", "x", '"a;b,c\td|e\n""f"""']]
    content = "\n".join(delimiter.join(row) for row in rows)
    (article,) = articles(tmp_path, content, "body=Full text", "title=Headline", "external_id=Nr.")
    assert (article.body, article.title, article.external_id) == ('a;b,c\td|e\n"f"', "x", "1")


NO_TABLES = ["A text, and more of it.\nIt goes on, and on.", "text\nA line.\n", "عنوان، نص\nنص"]


@pytest.mark.parametrize("content", NO_TABLES)
def test_a_text_with_commas_is_no_table(tmp_path, content):
    (article,) = articles(tmp_path, content)
    assert article.body == content.strip("\n")


@pytest.mark.parametrize("format", ["csv", "tsv"])
def test_a_table_without_a_column_for_the_text_is_refused(tmp_path, format):
    file = tmp_path / "file"
    file.write_text("a,b\n1,2\n")
    (refusal,) = read([file], format=format)
    assert (refusal.reason, refusal.origin.line) == ("field", 1)


BROKEN_ROWS = [
    ('1,"never closed\n2,b\n', ["syntax"]),
    ("1,b\n2,b,c\n3,d\n", ["article", "field", "article"]),
    ('1,"a"b\n2,c\n', ["syntax", "article"]),
    ("\n\n1,b\n\n2,c", ["article", "article"]),
    ("1," + "x" * 500 + "\n2,b\n", ["too_large", "article"]),
    ('1,"' + "x\n" * 500 + '"\n', ["too_large"]),
    ("1,\udcff\n2,b\n", ["encoding", "article"]),
]


@pytest.mark.parametrize("rows, reasons", BROKEN_ROWS, ids=lambda value: repr(value)[:25])
def test_a_broken_row_is_refused(tmp_path, rows, reasons):
    file = tmp_path / "file"
    file.write_bytes(("id,text\n" + rows).encode("utf-8", "surrogateescape"))
    found = [getattr(item, "reason", "article") for item in read([file], options=Options(article_bytes=300))]
    assert found[: len(reasons)] == reasons


@pytest.mark.parametrize("pair", ["title", "title=", "headline=title", "=x", ""])
def test_a_mapping_that_is_none_is_refused(pair):
    with pytest.raises(ValueError, match=r"field|mapping"):
        parse_mapping([pair or "="])
    with pytest.raises(CommandError, match="--map"):
        call_command("import_articles", "nothing.json", map=[pair or "="])
