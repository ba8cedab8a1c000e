"""Feeds hold what the list of the same filters shows, and answer 304 while nothing changed."""

import datetime
from urllib.parse import quote as encoded

import feedparser
import pytest
from django.utils import timezone

from statements.models import Quote

from .making import make_article, make_quote, person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def statements():
    make_quote("المطر قريب", organization="وزارة الأرصاد", role="وزيرة", said_on="2021-01-01")
    make_quote("البرد شديد", speaker="عمر", kind="indirect", said_on="2021-01-02")
    make_quote("قول مرفوض", review="rejected")


def entries(client, address: str) -> list[str]:
    parsed = feedparser.parse(client.get(address).content)
    assert not parsed.bozo, parsed.bozo_exception
    return [entry.title for entry in parsed.entries]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["عمر: البرد شديد", "سلمى الحداد: المطر قريب"]),
        ("?q=مطر", ["سلمى الحداد: المطر قريب"]),
        ("?speaker=عمر", ["عمر: البرد شديد"]),
        ("?organization=وزارة-الأرصاد&kind=direct", ["سلمى الحداد: المطر قريب"]),
        ("?kind=mixed", []),
        ("?since=x", ["عمر: البرد شديد", "سلمى الحداد: المطر قريب"]),
    ],
)
def test_a_feed_holds_what_the_list_shows(client, query, expected):
    assert entries(client, f"/statements.atom{query}") == expected
    assert len(client.get(f"/statements/{query}").context["page"].rows) == len(expected)


@pytest.mark.parametrize(
    "page", ["/statements/?q=مطر", "/speakers/سلمى-الحداد/?kind=direct", "/organizations/وزارة-الأرصاد/"]
)
def test_every_list_announces_its_feed_and_links_to_it(client, page):
    html = client.get(page).content.decode()
    link = html.partition('type="application/atom+xml"')[2].partition('href="')[2].partition('"')[0]
    assert html.count(f'href="{link}"') == 2
    assert entries(client, link.replace("&amp;", "&")) == ["سلمى الحداد: المطر قريب"]


@pytest.mark.parametrize("language", ["ar", "en", "ru"])
def test_a_feed_says_what_it_is_of_in_its_language(client, language):
    prefix = "" if language == "ar" else f"/{language}"
    feed = feedparser.parse(client.get(f"{prefix}/statements.atom?speaker=عمر").content).feed
    assert feed.language == language
    assert feed.title.endswith(": عمر")
    assert feed.link == f"http://testserver{prefix}/statements/?speaker={encoded('عمر')}"
    assert {link.rel: link.href for link in feed.links}[
        "self"
    ] == f"http://testserver{prefix}/statements.atom?speaker={encoded('عمر')}"


def test_an_entry_says_who_said_it_and_is_escaped(client):
    evil = "<script>alert(1)</script>"
    make_quote(
        evil, speaker="", attribution="مصدر", said_on="2022-01-01", article=make_article(f"قال: {evil} <b>")
    )
    entry = feedparser.parse(client.get("/statements.atom").content, sanitize_html=False).entries[0]
    assert entry.author == "مصدر"
    assert "<script" not in entry.summary and "&lt;script&gt;" in entry.summary
    assert '<blockquote dir="rtl" lang="ar">' in entry.summary


@pytest.mark.parametrize("address", ["/statements.atom", "/statements.atom?kind=mixed"])
def test_an_unchanged_feed_is_not_sent_again(client, address):
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(address, headers={"If-Modified-Since": first.headers["Last-Modified"]}).status_code == 304


def test_a_checked_statement_changes_its_feed(client):
    first = client.get("/statements.atom")
    Quote.objects.filter(speaker=person("عمر")).update(
        review="verified", reviewed_at=timezone.now() + datetime.timedelta(hours=1)
    )
    second = client.get("/statements.atom", headers={"If-None-Match": first.headers["ETag"]})
    assert second.status_code == 200
    assert second.headers["Last-Modified"] != first.headers["Last-Modified"]


def test_a_feed_costs_few_queries_whatever_its_length(client, django_assert_num_queries):
    for number in range(40):
        make_quote(f"قول {number}")
    with django_assert_num_queries(2):
        assert len(entries(client, "/statements.atom")) == 30
