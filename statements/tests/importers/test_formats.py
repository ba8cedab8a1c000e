"""The formats, as tables: what a file holds and what comes out of it."""

import datetime
import gzip
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.importers import FORMATS, Options, detect, read
from statements.records import Origin, ParsedArticle, Refusal

TEXT = "قالت الوزيرة سلمى الحداد إن الميناء مفتوح.\nوأضافت أنه لن يغلق."
LINE = {"id": "1", "title": "عنوان", "text": TEXT, "outlet": "صحيفة الأرخبيل", "language": "ar"}


def lines(*objects):
    return "\n".join(json.dumps(value, ensure_ascii=False) for value in objects).encode()


@pytest.fixture
def file(tmp_path):
    def write(content: bytes, name: str = "file"):
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return write


DETECTED = [
    (b'{"text": "a"}\n{"text": "b"}', "jsonl"),
    (b'\xef\xbb\xbf  {"text": "a"}', "jsonl"),
    (b'{"text": "broken\n{"text": "b"}', "jsonl"),
    (b'{\n "text": "a"\n}', "json"),
    (b'[{"text": "a"}]', "json"),
    (TEXT.encode(), "text"),
    (b"", "text"),
]


@pytest.mark.parametrize("head, name", DETECTED)
def test_the_format_is_told_from_the_content(head, name):
    assert detect(head) == name


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
@pytest.mark.parametrize(
    "content, number",
    [
        (lines(LINE, LINE), 2),
        (lines([LINE, LINE, LINE]), 3),
        (json.dumps(LINE, indent=1).encode(), 1),
        (TEXT.encode(), 1),
    ],
    ids=["jsonl", "list", "document", "text"],
)
def test_a_file_is_read_whatever_its_name_and_packing(file, pack, content, number):
    articles = list(read([file(pack(content), "misleading.zip")]))
    assert [article.body for article in articles] == [TEXT] * number


PUBLISHED = [
    ("2021-12-08", datetime.date(2021, 12, 8), None),
    ("2023-01-26T01:00:00+02:00", datetime.date(2023, 1, 26), "2023-01-25T23:00:00+00:00"),
    ("2015-07-21T10:24:49", datetime.date(2015, 7, 21), "2015-07-21T10:24:49+00:00"),
    ("2015-07-21T10:24:49Z", datetime.date(2015, 7, 21), "2015-07-21T10:24:49+00:00"),
    (None, None, None),
    ("", None, None),
]


@pytest.mark.parametrize("published, day, moment", PUBLISHED)
def test_the_day_is_the_publishers_own(file, published, day, moment):
    (article,) = read([file(lines({**LINE, "published": published}))])
    assert article.published_on == day
    assert article.published_at == (moment and datetime.datetime.fromisoformat(moment))


def test_fields_are_taken_over_as_they_are(file):
    given = {**LINE, "id": 7, "url": "https://example.org/ا", "agency": "وكالة", "byline": "كاتب", "title": None}
    (article,) = read([file(lines(given))])
    assert (article.external_id, article.url, article.publisher) == (
        "7",
        "https://example.org/ا",
        "صحيفة الأرخبيل",
    )
    assert (article.agency, article.byline, article.title, article.language) == ("وكالة", "كاتب", "", "ar")


def test_line_ends_are_unified_and_nothing_else_is_changed(file):
    body = "  قال\r\nالوزير\u200f  \r- نعم\t\n"
    (article,) = read([file(lines({"text": body}))])
    assert article.body == "  قال\nالوزير\u200f  \n- نعم\t\n"


# Bad lines of a JSON Lines file that has two good ones: reason, and the line that is named.
BAD_LINES = [
    (b'{"text": "\xff\xfe"}', "encoding"),
    (b'{"text": "cut off', "syntax"),
    (b"not json", "syntax"),
    (b"[1]", "field"),
    (b"[" * 100_000, "too_deep"),
    (b'{"text": 5}', "field"),
    (b'{"text": "a", "published": "yesterday"}', "field"),
    (b'{"text": "a", "published": 20150101}', "field"),
    (b'{"text": "a", "title": ["x"]}', "field"),
    (b'{"text": "' + b"a" * 300_000 + b'"}', "too_large"),
]


@pytest.mark.parametrize("bad, reason", BAD_LINES, ids=lambda value: str(value)[:30])
def test_a_bad_line_is_refused_alone_and_kept(file, bad, reason):
    good = lines(LINE)
    path = file(good + b"\n\n" + bad + b"\n" + good)
    first, refusal, last = read([path], options=Options(article_bytes=200_000))
    assert isinstance(first, ParsedArticle) and isinstance(last, ParsedArticle)
    assert (refusal.reason, refusal.origin) == (reason, Origin(str(path), 3))
    assert refusal.raw and bad.startswith(refusal.raw.rstrip(b"\n"))
    assert refusal.detail


BAD_FILES = [
    (gzip.compress(lines(LINE) * 50, mtime=0)[:-20], "damaged"),
    (b"\x1f\x8b broken", "damaged"),
    ("قال".encode("cp1256") + b"\n", "encoding"),
    (b"a" * 300_000, "too_large"),
    (b"[1, 2", "syntax"),
    (b"[" * 100_000, "syntax"),
    (b'{\n "text": \n}', "syntax"),
]


@pytest.mark.parametrize("content, reason", BAD_FILES, ids=lambda value: str(value)[:20])
def test_a_bad_file_is_refused_with_its_name_and_stops_no_other(file, content, reason):
    bad, good = file(content, "bad"), file(TEXT.encode(), "good")
    *_, refusal, article = read([bad, good], options=Options(article_bytes=200_000))
    assert (refusal.reason, refusal.origin.path) == (reason, str(bad))
    assert article.body == TEXT


def test_what_is_not_there_is_refused(tmp_path):
    (refusal,) = read([tmp_path / "nothing"])
    assert refusal.reason == "unreadable"


def test_a_damaged_archive_yields_what_was_read_before_the_damage(file):
    whole = gzip.compress(lines(*[LINE] * 2000), compresslevel=0)
    *articles, refusal = read([file(whole[: len(whole) // 2])])
    assert len(articles) > 100
    assert refusal.reason == "damaged"


def test_a_folder_is_read_in_the_order_of_names_without_what_is_no_article(tmp_path):
    (tmp_path / "b").mkdir()
    for name in ("a.txt", "b/c.txt", "z.jsonl", "README.md", ".hidden.txt"):
        (tmp_path / name).write_bytes(lines({**LINE, "title": name}))
    assert [article.title for article in read([tmp_path])] == ["a.txt", "b/c.txt", "z.jsonl"]


TITLES = [
    ("عنوان\n\nقال الوزير.\nوأضاف.", "عنوان", "قال الوزير.\nوأضاف."),
    ("قال الوزير.\nوأضاف.", "", "قال الوزير.\nوأضاف."),
    ("قال الوزير.\nوأضاف.\n\nثم قال.", "", "قال الوزير.\nوأضاف.\n\nثم قال."),
    ("\ufeff\n\nعنوان\r\n\r\nقال.\r\n", "عنوان", "قال."),
]


@pytest.mark.parametrize("text, title, body", TITLES)
def test_a_first_line_before_an_empty_one_is_the_title(file, text, title, body):
    (article,) = read([file(text.encode())])
    assert (article.title, article.body) == (title, body)


def test_plain_text_says_when_it_was_published_and_by_whom(file):
    text = (
        "قالت الوزيرة سلمى الحداد اليوم الأربعاء 8 ديسمبر/كانون الأول 2021 إن الميناء مفتوح.\n"
        "صحيفة الأرخبيل (متخيَّلة)\nالصورة: ميناء الأرخبيل\nالمصدر: وكالة الجزر"
    )
    (article,) = read([file(text.encode())])
    assert article.body == text
    assert article.published_on == datetime.date(2021, 12, 8)
    assert (article.publisher, article.agency) == ("صحيفة الأرخبيل (متخيَّلة)", "وكالة الجزر")
    assert (article.picture_credit, article.language) == ("ميناء الأرخبيل", "ar")


@pytest.mark.parametrize("name", FORMATS)
@given(content=st.binary(max_size=300))
def test_no_format_raises_whatever_it_reads(tmp_path_factory, name, content):
    path = tmp_path_factory.mktemp("any") / "file"
    path.write_bytes(content)
    assert all(isinstance(item, ParsedArticle | Refusal) for item in read([path], format=name))
