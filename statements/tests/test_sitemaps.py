"""Sitemaps list what is public, whole, and cost the same wherever in the archive a file begins."""

import datetime
import re
import xml.etree.ElementTree as ET

import pytest
from django.db import connection
from django.test.utils import override_script_prefix
from django.utils import timezone

from statements import sitemaps
from statements.models import Organization, Quote

from .making import body_named, make_article, make_quote

pytestmark = pytest.mark.django_db
SPACES = {"s": sitemaps._SITEMAP, "n": sitemaps._NEWS, "x": "http://www.w3.org/1999/xhtml"}


def tree(client, address: str):
    response = client.get(address)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/xml; charset=utf-8"
    return ET.fromstring(response.content)


def addresses(client, address: str) -> list[str]:
    return [each.text for each in tree(client, address).findall("s:url/s:loc", SPACES)]


@pytest.fixture
def quote():
    return make_quote("المطر قريب", organization="وزارة الأرصاد")


def test_the_index_leads_to_every_page_in_every_language(client, quote):
    make_quote(review="rejected", speaker="غيرها")
    owners = (quote, quote.article, quote.speaker, quote.organization, quote.article.publisher)
    paths = [owner.get_absolute_url() for owner in owners]
    files = [each.text for each in tree(client, "/sitemap.xml").findall("s:sitemap/s:loc", SPACES)]
    listed = [address for file in files for address in addresses(client, file)]
    assert len(listed) == len(set(listed))
    assert {f"http://testserver{prefix}{path}" for path in paths for prefix in ("", "/en", "/ru")} <= set(listed)
    assert len(listed) == 3 * (len(sitemaps.SINGLE) + len(paths) + 1)  # the rejected statement's article is public
    assert {client.get(address).status_code for address in listed} == {200}


def test_an_archive_below_another_site_lists_its_own_addresses(client):
    with override_script_prefix("/archive/"):
        listed = addresses(client, "/sitemaps/pages.xml")
    assert [address for address in listed if "calendar" in address] == [
        f"http://testserver/archive{prefix}/calendar/" for prefix in ("", "/en", "/ru")
    ]


def test_each_language_names_all_as_alternates(client, quote):
    file = f"/sitemaps/statements-{quote.pk // sitemaps.KEYS}.xml"
    entry = tree(client, file).findall("s:url", SPACES)[1]
    path = quote.get_absolute_url()
    assert entry.find("s:loc", SPACES).text == f"http://testserver/en{path}"
    assert {each.get("hreflang"): each.get("href") for each in entry.findall("x:link", SPACES)} == {
        "ar": f"http://testserver{path}",
        "x-default": f"http://testserver{path}",
        "en": f"http://testserver/en{path}",
        "ru": f"http://testserver/ru{path}",
    }


def test_a_file_holds_a_range_of_keys(client, quote, monkeypatch):
    monkeypatch.setattr(sitemaps, "KEYS", 2)
    for _ in range(4):
        make_quote()
    files = [each.text for each in tree(client, "/sitemap.xml").findall("s:sitemap/s:loc", SPACES)]
    listed = [address for file in files if "statements-" in file for address in addresses(client, file)]
    assert len(listed) == 3 * Quote.objects.count()
    assert all(len(addresses(client, file)) <= 6 for file in files if "statements-" in file)


def test_a_file_is_one_query_along_the_key(client, quote, django_assert_num_queries):
    with django_assert_num_queries(1) as queries:
        client.get("/sitemaps/statements-0.xml")
    sql = queries[0]["sql"]
    assert "OFFSET" not in sql
    if connection.vendor == "sqlite":
        plan = connection.cursor().execute(f"EXPLAIN QUERY PLAN {sql}").fetchall()
        assert any(re.search(r"USING INTEGER PRIMARY KEY \(rowid>\? AND rowid<\?\)", row[3]) for row in plan)


@pytest.mark.parametrize("address", ["/sitemaps/editors-0.xml", "/sitemaps/statements-x.xml"])
def test_there_are_no_other_files(client, address):
    assert client.get(address).status_code == 404


def test_the_articles_of_the_last_days_are_news(client):
    today = timezone.now().date()
    days = {"اليوم": 0, "أمس الأول": 2, "قديم": 3}
    for title, ago in days.items():
        make_article(title=f"{title} & <b>", published_on=today - datetime.timedelta(days=ago))
    make_article(title="مسحوب", published_on=today, status="withdrawn")
    make_article(title="بلا ناشر", published_on=today, publisher="")
    found = tree(client, "/sitemaps/news.xml").findall("s:url/n:news", SPACES)
    assert [each.find("n:title", SPACES).text for each in found] == ["اليوم & <b>", "أمس الأول & <b>"]
    assert found[0].find("n:publication/n:name", SPACES).text == "صحيفة الميناء"
    assert found[0].find("n:publication/n:language", SPACES).text == "ar"
    assert found[0].find("n:publication_date", SPACES).text == today.isoformat()


def test_robots_txt_says_where_the_sitemap_is_and_what_to_leave_alone(client):
    response = client.get("/robots.txt")
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert response.text.splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /en/admin/",
        "Disallow: /ru/admin/",
        "Disallow: /*?*&",
        "Sitemap: http://testserver/sitemap.xml",
    ]


def test_a_body_without_statements_or_articles_has_no_page_to_list(client, quote):
    body_named("لا أحد")
    # PostgreSQL counts keys on from test to test.
    files = {key // sitemaps.KEYS for key in Organization.objects.values_list("pk", flat=True)}
    listed = [each for number in files for each in addresses(client, f"/sitemaps/organizations-{number}.xml")]
    assert len(listed) == 2 * 3
