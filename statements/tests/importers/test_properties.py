"""Whatever comes in: articles and refusals come out, one for each record, and nothing else happens."""

import csv
import gzip
import io
import json
import socket
from xml.sax.saxutils import escape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from statements.importers import FORMATS, Options, read, read_again
from statements.importers.json_values import elements
from statements.records import ParsedArticle, Refusal

from .golden import case_files
from .test_archives import PACKERS

SMALL = Options(
    article_bytes=50_000, document_bytes=100_000, member_bytes=500_000, total_bytes=1_000_000, members=50
)
CASES = {file: file.read_bytes() for file in case_files()}
fast = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def run(tmp_path):
    def run(content: bytes, format: str = "", options: Options = SMALL) -> list:
        path = tmp_path / "file"
        path.write_bytes(content)
        return list(read([path], format=format, options=options))

    return run


def are_sound(items) -> bool:
    """Only articles and refusals, and none that says that a reader failed."""
    kinds = all(isinstance(item, ParsedArticle | Refusal) for item in items)
    return kinds and not [item for item in items if getattr(item, "reason", "") == "failed"]


@st.composite
def spoilt_cases(draw) -> bytes:
    """A golden case, bare or in an archive, in which something was cut out, doubled or written over."""
    content = draw(st.sampled_from(sorted(CASES.values())))
    pack = draw(
        st.sampled_from([lambda files: files["a.xml"], lambda files: gzip.compress(files["a.xml"]), *PACKERS])
    )
    content = pack({"a.xml": content})
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(content)))
        end = draw(st.integers(start, min(len(content), start + 200)))
        middle = draw(
            st.sampled_from([b"", content[start:end] * 2, b'"', b"<", b"\xff", b"\0" * 8, b"]]>", b"{[" * 99])
        )
        content = content[:start] + middle + content[end:]
    return content


@pytest.mark.parametrize("name", ["", *FORMATS])
@fast
@given(content=st.one_of(st.binary(max_size=300), st.text(max_size=200).map(str.encode)))
def test_no_format_fails_whatever_it_reads(run, name, content):
    assert are_sound(run(content, name))


@pytest.mark.parametrize("name", ["", *FORMATS])
@fast
@given(content=spoilt_cases())
def test_no_format_fails_on_what_is_spoilt(run, name, content):
    assert are_sound(run(content, name))


@settings(fast, max_examples=150)
@given(content=spoilt_cases())
def test_a_piece_of_a_spoilt_file_gives_by_itself_what_it_gave_there(run, content):
    """So that nothing else comes in when a refusal is tried again."""
    for item in run(content):
        if item.format:
            again = list(read_again(Refusal(item.origin, "", "", item.raw, item.format), SMALL))
            assert len(again) == 1
            if isinstance(item, ParsedArticle):
                assert (again[0].body, again[0].origin) == (item.body, item.origin)


TEXTS = st.text(st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="\ufffd"), max_size=40)
WORDS = st.text("ابتثجحabcАБВ", min_size=1, max_size=40)
RECORDS = st.fixed_dictionaries(
    {
        "text": st.one_of(TEXTS, st.integers()),
        "title": TEXTS,
        "published": st.sampled_from(["", "2023-03-14", "x"]),
    }
)


def expected(record: dict) -> bool:
    """Whether it is an article, by the rules of our own fields."""
    return isinstance(record["text"], str) and record["published"] != "x"


def as_lines(records) -> bytes:
    return "\n".join(json.dumps(record, ensure_ascii=False) for record in records).encode()


def as_list(records) -> bytes:
    return json.dumps(records, ensure_ascii=False, indent=1).encode()


def came_out(items) -> list[bool]:
    """Which of the items were taken; mojibake that hypothesis wrote by chance counts as taken."""
    return [isinstance(item, ParsedArticle) or item.reason == "mojibake" for item in items]


@pytest.mark.parametrize("form", [as_lines, as_list])
@fast
@given(records=st.lists(RECORDS, min_size=1, max_size=6))
def test_every_record_of_json_is_an_article_or_refused(run, form, records):
    items = run(form(records), form.__name__.replace("as_lines", "jsonl").replace("as_list", "json"))
    assert came_out(items) == [expected(record) for record in records]
    assert [item.body for item in items if isinstance(item, ParsedArticle)] == [
        record["text"] for record, item in zip(records, items, strict=True) if isinstance(item, ParsedArticle)
    ]


@fast
@given(records=st.lists(RECORDS, min_size=1, max_size=6), delimiter=st.sampled_from(",;\t|"))
def test_every_row_of_a_table_is_an_article_or_refused(run, records, delimiter):
    out = io.StringIO()
    writer = csv.DictWriter(out, ["text", "title", "published"], delimiter=delimiter)
    writer.writeheader()
    writer.writerows(records)
    items = run(out.getvalue().encode())
    assert came_out(items) == [record["published"] != "x" for record in records]


ITEM = """<newsItem guid="{n}"><itemMeta><itemClass qcode="ninat:{kind}"/><provider qcode="p:p"/>
<versionCreated>{published}</versionCreated></itemMeta>
<contentSet><inlineData>{text}</inlineData></contentSet></newsItem>"""
ITEMS = st.fixed_dictionaries(
    {
        "text": WORDS,
        "kind": st.sampled_from(["text", "video"]),
        "published": st.sampled_from(["2023-03-14T00:00:00Z", "x"]),
    }
)


@fast
@given(records=st.lists(ITEMS, min_size=1, max_size=6))
def test_every_item_of_a_message_is_an_article_or_refused(run, records):
    items = "".join(
        ITEM.format(n=n, **record | {"text": escape(record["text"])}) for n, record in enumerate(records)
    )
    found = run(
        f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{items}</itemSet></newsMessage>'.encode()
    )
    assert came_out(found) == [record["kind"] == "text" and record["published"] != "x" for record in records]


@fast
@given(texts=st.lists(st.one_of(WORDS, st.just("")), min_size=1, max_size=6))
def test_every_entry_of_a_feed_is_an_article_or_refused(run, texts):
    entries = "".join(f"<item><title>x</title><description>{escape(text)}</description></item>" for text in texts)
    items = run(f'<rss version="2.0"><channel><title>x</title>{entries}</channel></rss>'.encode())
    assert came_out(items) == [bool(text) for text in texts]


VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=5)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=3), inner, max_size=3)),
    max_leaves=8,
)


@settings(max_examples=200)
@given(
    values=st.lists(VALUES, max_size=5),
    indent=st.sampled_from([None, 1]),
    size=st.integers(1, 9),
    ascii=st.booleans(),
)
def test_a_list_is_cut_into_its_elements_wherever_its_chunks_end(values, indent, size, ascii):
    raw = json.dumps(values, indent=indent, ensure_ascii=ascii).encode()

    class Slow(io.BytesIO):
        def read(self, wanted=-1):
            return super().read(min(size, wanted))

    pieces = list(elements(Slow(raw), 10_000))
    assert [json.loads(piece.raw) for piece in pieces] == values
    lines = raw.split(b"\n")
    assert all(piece.raw.partition(b"\n")[0] in lines[piece.line - 1] for piece in pieces)


def test_nothing_is_fetched(monkeypatch):
    """Not by feedparser, trafilatura or an XML parser either: no format opens a socket."""

    def refuse(*args, **kwargs):
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    for name in ("", *FORMATS):
        assert are_sound(list(read(CASES, format=name)))
