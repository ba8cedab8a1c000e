"""Where else a statement and an article came out, as readers see it."""

import datetime

import html5lib
import pytest
from pytest_django.asserts import assertRedirects

from statements.models import Article, Quote
from statements.reuse import link

from ..making import make_article, make_quote

pytestmark = pytest.mark.django_db

WORDS = "العملية كشفت الوهن والضعف في الكيان وستكون لها نتائج كبيرة على المنطقة"
WIRE = " ".join(f"كلمة{n}" for n in range(60))
DAY = datetime.date(2023, 10, 27)


@pytest.fixture
def quotes() -> list[Quote]:
    """Renditions of an article, of a later one, of a copy of that, and one more of the first."""
    bodies = [f"قال: {WORDS}، {WORDS} اليوم.", f"قال: {WORDS} كلها. {WIRE}", f"قال آخر: {WORDS} كلها. {WIRE}"]
    articles = [
        make_article(body, publisher=f"صحيفة {n}", title=f"عنوان {n}", published_on=DAY + datetime.timedelta(n))
        for n, body in enumerate(bodies)
    ]
    made = [
        make_quote(WORDS, article=articles[0]),
        make_quote(f"{WORDS} كلها", article=articles[1]),
        make_quote(f"{WORDS} كلها", article=articles[2]),
        make_quote(f"{WORDS} اليوم", article=articles[0]),
    ]
    link(article.pk for article in articles)
    return made


def page(client, quote, prefix="/en") -> str:
    return client.get(f"{prefix}/statements/{quote.pk}/renditions/").content.decode()


@pytest.mark.parametrize("prefix", ["", "/en", "/ru"])
def test_the_page_is_whole_in_every_language(client, quotes, prefix):
    html = page(client, quotes[1], prefix)
    html5lib.HTMLParser(strict=True).parse(html)
    assert html.count("<h1") == 1 and f'rel="canonical" href="http://testserver{prefix}/statements/' in html


def test_the_page_counts_articles_and_those_that_are_no_copies(client, quotes):
    for quote in quotes:
        html = page(client, quote)
        assert "In 3 articles, 2 of them independent." in " ".join(html.split())


def test_the_first_comes_first_and_the_others_show_what_differs(client, quotes):
    html = page(client, quotes[2])
    places = [html.index(f'id="s{quote.pk}"') for quote in (quotes[0], quotes[3], quotes[1], quotes[2])]
    assert places == sorted(places)
    assert html.count("<ins>كلها</ins>") == 2
    assert html.count("<ins>اليوم</ins>") == 1


def test_a_copy_says_whose(client, quotes):
    html = " ".join(page(client, quotes[0]).split())
    assert html.count("in a copy of the article of") == 1
    assert f'in a copy of the article of <a href="/en/articles/{quotes[1].article_id}/">' in html


def test_words_are_escaped(client):
    found = [make_quote(f"<b>{WORDS}</b> {end}") for end in ("<i>أ</i>", "ب")]
    link(quote.article_id for quote in found)
    html = page(client, found[1])
    assert "&lt;b&gt;" in html and "<b>" not in html and "<i>" not in html


@pytest.mark.parametrize("hide", ["reject", "withdraw"])
def test_what_the_public_does_not_see_is_no_rendition(client, quotes, hide):
    if hide == "reject":
        Quote.objects.filter(pk=quotes[0].pk).update(review=Quote.Review.REJECTED)
        Quote.objects.filter(pk=quotes[3].pk).update(review=Quote.Review.REJECTED)
    else:
        article = quotes[0].article
        article.status = Article.Status.WITHDRAWN
        article.save()
    assert client.get(f"/statements/{quotes[0].pk}/renditions/").status_code == 404
    assert "In 2 articles, 1 of them independent." in " ".join(page(client, quotes[1]).split())
    listed = client.get("/en/statements/").content.decode()
    assert listed.count("also in 1 other article<") == 2
    once = client.get("/en/statements/?renditions=first").content.decode()
    assert 'class="count" tabindex="-1">1 statement<' in once


def test_a_statement_that_stands_alone_has_no_page_of_renditions(client):
    quote = make_quote(WORDS)
    link([quote.article_id])
    assertRedirects(client.get(f"/statements/{quote.pk}/renditions/"), f"/statements/{quote.pk}/")


def test_the_statement_lists_where_else_it_stands(client, quotes):
    html = client.get(f"/en/statements/{quotes[2].pk}/").content.decode()
    section = html[html.index('id="elsewhere"') : html.index("word by word")]
    assert [section.count(f"/statements/{quote.pk}/") for quote in quotes] == [1, 1, 1, 0]
    assert "صحيفة 0" in section


def test_lists_show_each_statement_once_if_asked(client, quotes):
    everything = client.get("/en/statements/").content.decode()
    assert "4 statements" in everything and everything.count("also in 2 other articles") == 4
    once = client.get("/en/statements/?renditions=first").content.decode()
    assert "1 statement" in once and f"/en/statements/{quotes[0].pk}/" in once
    exported = b"".join(client.get("/statements.jsonl?renditions=first").streaming_content)
    assert exported.count(b"\n") == 1


def test_an_article_and_lists_of_articles_name_its_copies(client, quotes):
    one, copy = quotes[1].article, quotes[2].article
    html = client.get(f"/en/articles/{one.pk}/").content.decode()
    section = html[html.index('id="copies"') :]
    assert "The same text elsewhere" in html and f"/en/articles/{copy.pk}/" in section
    listed = " ".join(client.get("/en/articles/").content.decode().split())
    assert f'also in <a href="/en/articles/{copy.pk}/">' in listed
    assert f'also in <a href="/en/articles/{one.pk}/">' in listed
    assert "The same text elsewhere" not in client.get(f"/en/articles/{quotes[0].article_id}/").content.decode()
