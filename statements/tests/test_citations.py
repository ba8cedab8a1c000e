"""Citations: in words as Chicago writes them, and for reference managers to their formats' letter."""

import datetime
import json
from dataclasses import replace

import pytest
from django.utils import translation
from django.utils.html import format_html

from statements.citations import Reference, bibtex, chicago, csl_json, reference_to, ris
from statements.templatetags.archive import bdi

from .making import make_article, make_quote

DAY = datetime.date(2021, 12, 8)
ARABIC = Reference(
    key="statement-5",
    words="المطر قريب",
    is_verbatim=True,
    language="ar",
    source="سلمى الحداد",
    role="وزيرة الأرصاد",
    title="خبر المطر",
    publisher="صحيفة الميناء",
    said_on=None,
    published_on=DAY,
    address="https://archive.example/statements/5/",
    original="https://paper.example/a?b=1&c={2}",
    accessed=datetime.date(2026, 11, 24),
)
ENGLISH = replace(
    ARABIC, words="Rain is near", language="en", source="Salma Haddad", role="weather minister", title="On rain",
    publisher="Harbour News", original="",
)  # fmt: skip
BARE = replace(ENGLISH, source="", role="", publisher="", published_on=None)


@pytest.mark.parametrize(
    ("language", "cited", "expected"),
    [
        (
            "en",
            ENGLISH,
            "Salma Haddad (weather minister), “Rain is near”, quoted in “On rain”, Harbour News, 8 December 2021. "
            "Archive of Statements, https://archive.example/statements/5/, accessed 24 November 2026.",
        ),
        (
            "en",
            replace(ENGLISH, is_verbatim=False, said_on=datetime.date(2021, 12, 7)),
            "Salma Haddad (weather minister), 7 December 2021, statement reported in “On rain”, Harbour News, "
            "8 December 2021. "
            "Archive of Statements, https://archive.example/statements/5/, accessed 24 November 2026.",
        ),
        (
            "en",
            BARE,
            "“Rain is near”, quoted in “On rain”. "
            "Archive of Statements, https://archive.example/statements/5/, accessed 24 November 2026.",
        ),
        (
            "ar",
            ARABIC,
            "سلمى الحداد (وزيرة الأرصاد)، «المطر قريب»، مقتبس في «خبر المطر»، صحيفة الميناء، 8 ديسمبر 2021، "
            "https://paper.example/a?b=1&c={2}. "
            "أرشيف التصريحات، https://archive.example/statements/5/، اطُّلع عليه في 24 نوفمبر 2026.",
        ),
        (
            "ru",
            ENGLISH,
            "Salma Haddad (weather minister), «Rain is near», цит. по: «On rain», Harbour News, 8 декабря 2021. "
            "Архив заявлений, https://archive.example/statements/5/, дата обращения: 24 ноября 2026.",
        ),
    ],
)
def test_a_citation_in_words(language, cited, expected):
    with translation.override(language):
        assert chicago(cited) == expected


def test_a_citation_for_a_page_sets_names_apart_and_is_escaped():
    with translation.override("en"):
        made = chicago(replace(ENGLISH, source="سلمى <b>"), format_html, bdi)
    assert made.startswith('<bdi lang="ar">سلمى &lt;b&gt;</bdi> (<bdi lang="en">weather minister</bdi>), “<bdi')


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("50% & #1 $5 a_b", r"50\% \& \#1 \$5 a\_b"),
        (r"a\b{c}~^", r"a\textbackslash{}b\textbraceleft{}c\textbraceright{}\textasciitilde{}\textasciicircum{}"),
        ("unbalanced }", r"unbalanced \textbraceright{}"),
        ("المفاوضات، «مهمة»", "المفاوضات، «مهمة»"),
    ],
)
def test_bibtex_is_escaped_so_that_tex_reads_the_same_words(text, escaped):
    made = bibtex(replace(ENGLISH, words=text, source=text))
    assert f"  title = {{{{{escaped}}}}},\n" in made and f"  author = {{{{{escaped}}}}},\n" in made
    assert made.count("{") == made.count("}")


def test_bibtex_says_all_that_is_known():
    with translation.override("en"):
        made = bibtex(replace(ENGLISH, original="https://paper.example/a_b"))
    assert made == (
        "@misc{statement-5,\n"
        "  author = {{Salma Haddad}},\n"
        "  title = {{Rain is near}},\n"
        "  howpublished = {quoted in “On rain”, Harbour News},\n"
        "  year = {2021},\n"
        "  month = {12},\n"
        "  date = {2021-12-08},\n"
        "  url = {https://archive.example/statements/5/},\n"
        "  urldate = {2026-11-24},\n"
        "  note = {weather minister; https://paper.example/a\\_b},\n"
        "  abstract = {Rain is near},\n"
        "  langid = {english},\n"
        "}\n"
    )


def test_ris_says_all_that_is_known_a_line_a_field():
    with translation.override("ar"):
        made = ris(ARABIC)
    assert made.split("\r\n") == [
        "TY  - NEWS",
        "ID  - statement-5",
        "AU  - سلمى الحداد",
        "TI  - المطر قريب",
        "T2  - صحيفة الميناء",
        "PY  - 2021",
        "DA  - 2021/12/08/",
        "AB  - المطر قريب",
        "N1  - وزيرة الأرصاد; مقتبس في «خبر المطر»; https://paper.example/a?b=1&c={2}",
        "LA  - ar",
        "DB  - أرشيف التصريحات",
        "UR  - https://archive.example/statements/5/",
        "L2  - https://paper.example/a?b=1&c={2}",
        "Y2  - 2026/11/24/",
        "ER  - ",
        "",
    ]


def test_csl_json_says_all_that_is_known():
    with translation.override("en"):
        (item,) = json.loads(csl_json(ENGLISH))
    assert item == {
        "id": "statement-5",
        "type": "article-newspaper",
        "author": [{"literal": "Salma Haddad"}],
        "title": "Rain is near",
        "container-title": "Harbour News",
        "issued": {"date-parts": [[2021, 12, 8]]},
        "accessed": {"date-parts": [[2026, 11, 24]]},
        "abstract": "Rain is near",
        "note": "weather minister; quoted in “On rain”",
        "archive": "Archive of Statements",
        "language": "en",
        "URL": "https://archive.example/statements/5/",
    }


@pytest.mark.parametrize("write", [bibtex, ris, csl_json, chicago])
def test_little_is_enough(write):
    assert "None" not in write(BARE)


def test_a_long_statement_is_a_short_title_and_whole_in_the_abstract():
    made = ris(replace(ENGLISH, words="word " * 50 + "end"))
    assert "TI  - " + "word " * 20 + "…" in made
    assert "word end\r\n" in made


@pytest.mark.django_db
def test_a_reference_is_on_one_line_and_turns_no_text_round():
    article = make_article("قالت: المطر\nقريب\u202e جدا.", title="", url="urn:x")
    quote = make_quote("المطر\nقريب\u202e جدا", article=article, speaker="سلمى", kind="indirect")
    made = reference_to(quote, "https://archive.example/", DAY)
    assert (made.words, made.original, made.is_verbatim) == ("المطر قريب جدا", "", False)
