"""A statement carried elsewhere: its picture, the frame, and what announces them."""

import html
import re
import struct

import html5lib
import pytest

from statements.models import Article, Quote

from ..making import make_article, make_quote

pytestmark = pytest.mark.django_db

EVIL = '"><script>alert(1)</script>'


@pytest.fixture
def quote():
    return make_quote("المطر قريب", organization="وزارة الأرصاد", role="وزيرة الأرصاد")


def page_of(quote, prefix="") -> str:
    return f"http://testserver{prefix}{quote.get_absolute_url()}"


# The picture ------------------------------------------------------------------------------------------------


PICTURED = {
    "statement": lambda quote: quote,
    "article": lambda quote: quote.article,
    "speaker": lambda quote: quote.speaker,
    "organization": lambda quote: quote.organization,
}


@pytest.mark.parametrize("kind", PICTURED)
def test_the_picture_is_as_large_as_the_page_says_and_may_be_kept(client, quote, kind):
    page = client.get(PICTURED[kind](quote).get_absolute_url()).content.decode()
    address = re.search(r'property="og:image" content="http://testserver([^"]+)"', page)[1]
    said = [int(n) for n in re.findall(r'property="og:image:(?:width|height)" content="(\d+)"', page)]
    picture = client.get(address)
    assert picture.headers["Content-Type"] == "image/png"
    assert list(struct.unpack(">II", picture.content[16:24])) == said == [1200, 630]
    assert picture.headers["Cache-Control"] == "public, max-age=86400"


def test_an_unchanged_picture_is_neither_sent_nor_drawn_again(client, quote, monkeypatch):
    address = f"{quote.get_absolute_url()}card.png"
    etag = client.get(address).headers["ETag"]
    monkeypatch.setattr("statements.cards.Card.draw", None)
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 304


def test_a_corrected_statement_has_another_picture(client, quote):
    address = f"{quote.get_absolute_url()}card.png"
    first = client.get(address).headers["ETag"]
    Quote.objects.update(role="وزيرة النقل")
    assert client.get(address, headers={"If-None-Match": first}).status_code == 200


@pytest.mark.parametrize("kind", ["article", "speaker", "organization"])
def test_a_page_that_nobody_sees_has_no_picture(client, quote, kind):
    address = f"{PICTURED[kind](quote).get_absolute_url()}card.png"
    assert client.get(address).status_code == 200
    Article.objects.update(status="draft")
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("end", ["card.png", "embed/"])
def test_what_is_not_public_is_not_shared(client, quote, end):
    Quote.objects.update(review=Quote.Review.REJECTED)
    assert client.get(quote.get_absolute_url() + end).status_code == 404


# The frame --------------------------------------------------------------------------------------------------


def test_only_the_frame_may_be_framed(client, quote):
    for address, allowed in ((quote.get_absolute_url(), False), (f"{quote.get_absolute_url()}embed/", True)):
        headers = client.get(address).headers
        assert ("frame-ancestors *" in headers["Content-Security-Policy"]) is allowed
        assert ("X-Frame-Options" in headers) is not allowed
        assert "default-src 'self'" in headers["Content-Security-Policy"]


@pytest.mark.parametrize(("prefix", "language"), [("", "ar"), ("/en", "en"), ("/ru", "ru")])
def test_the_frame_shows_the_statement_and_leads_to_its_page(client, quote, prefix, language):
    path = quote.get_absolute_url()
    text = client.get(f"{prefix}{path}embed/").content.decode()
    html5lib.HTMLParser(strict=True).parse(text)
    assert f'<html lang="{language}"' in text and "noindex" in text
    assert all(part in text for part in ("المطر قريب", "سلمى الحداد", "وزيرة الأرصاد", "صحيفة الميناء"))
    assert f'href="{prefix}{path}" target="_blank"' in text
    assert f'<link rel="canonical" href="http://testserver{prefix}{path}">' in text


# oEmbed -----------------------------------------------------------------------------------------------------


def test_a_page_announces_its_oembed(client, quote):
    page = client.get(f"/en{quote.get_absolute_url()}").content.decode()
    address = html.unescape(re.search(r'type="application/json\+oembed" href="([^"]+)"', page)[1])
    answer = client.get(address).json()
    assert answer["version"] == "1.0" and answer["type"] == "rich"
    assert answer["author_name"] == "سلمى الحداد"
    assert answer["provider_name"] == "Archive of Statements"
    assert f'src="{page_of(quote, "/en")}embed/" width="560" height="320"' in answer["html"]
    assert answer["thumbnail_url"] == f"{page_of(quote, '/en')}card.png"
    assert html.escape(answer["html"]) in page.replace("&#x27;", "'")


@pytest.mark.parametrize(
    ("asked", "size"),
    [
        ({}, (560, 320)),
        ({"maxwidth": "400"}, (400, 320)),
        ({"maxwidth": "10", "maxheight": "10"}, (240, 160)),
        ({"maxwidth": "9999", "maxheight": "x"}, (560, 320)),
        ({"maxwidth": "٤٠٠"}, (560, 320)),
    ],
)
def test_the_frame_fits_what_the_consumer_has(client, quote, asked, size):
    answer = client.get("/oembed", {"url": page_of(quote), **asked}).json()
    assert (answer["width"], answer["height"]) == size
    assert f'width="{size[0]}" height="{size[1]}"' in answer["html"]
    assert ("thumbnail_url" in answer) is not bool(asked)


@pytest.mark.parametrize(
    "url",
    [
        "", "x", "http://[", "/statements/1/", "http://testserver/", "http://testserver/statements/999999/",
        "http://elsewhere.example/statements/1/", "ftp://testserver/statements/1/", "http://testserver/articles/1/",
    ],
)  # fmt: skip
def test_other_addresses_have_no_oembed(client, quote, url):
    assert client.get("/oembed", {"url": url}).status_code == 404


def test_oembed_speaks_json_alone(client, quote):
    assert client.get("/oembed", {"url": page_of(quote), "format": "xml"}).status_code == 501


def test_nothing_that_an_article_says_becomes_markup_elsewhere(client):
    quote = make_quote(EVIL, article=make_article(f"قال {EVIL} أمس."), speaker=EVIL, role=EVIL)
    assert "<script>alert" not in client.get(f"{quote.get_absolute_url()}embed/").content.decode()
    assert "<script" not in client.get("/oembed", {"url": page_of(quote)}).json()["html"]
    assert client.get(f"{quote.get_absolute_url()}card.png").status_code == 200
