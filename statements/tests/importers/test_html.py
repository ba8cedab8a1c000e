"""Web pages: whose words are taken where the page says the same thing twice, and that they stay to the letter."""

import json

import pytest

from statements.importers import read

FIRST = 'قال وزير النقل رائف الصدفي إن رسوم\u200c الميناء \u200f"لن ترتفع قبل الصيف"، ولا بعده بقليل.'
SECOND = "وأضاف الصدفي:\u00a0«طلبنا من الشركات أن تمهلنا ثلاثة أشهر، فقبلت كلها بلا شروط»."
OTHER = "نص آخر لا يشبه ما في الصفحة، كتبه المحرر لمحركات البحث وحدها."


def page(*paragraphs: str, linked: object = None, head: str = "") -> str:
    script = f'<script type="application/ld+json">{json.dumps(linked)}</script>' if linked else ""
    body = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
    return f"<!doctype html><html><head>{head}{script}</head><body><article>{body}</article></body></html>"


@pytest.fixture
def article(tmp_path):
    def read_one(text: str):
        file = tmp_path / "page"
        file.write_text(text)
        (item,) = read([file])
        return item

    return read_one


def news(**fields) -> dict:
    return {"@context": "https://schema.org", "@type": "NewsArticle", **fields}


BODIES = [
    (page(FIRST, SECOND), [FIRST, SECOND]),
    (page(FIRST, SECOND, linked=news(articleBody=f"{FIRST} {SECOND}")), [FIRST, SECOND]),
    (page(FIRST, SECOND, linked=news(articleBody=FIRST)), [FIRST, SECOND]),
    (page(FIRST, linked=news(articleBody=f"{FIRST}\n{SECOND}")), [FIRST, SECOND]),
    (page(FIRST, SECOND, linked=news(articleBody=OTHER)), [OTHER]),
    (page(linked=news(articleBody=f"{FIRST}\n{SECOND}")), [FIRST, SECOND]),
    (page(linked=news(articleBody=f"<p>{FIRST}</p><p>{SECOND}</p>")), [FIRST, SECOND]),
    (page(FIRST, SECOND, linked={"@type": "WebPage", "articleBody": OTHER}), [FIRST, SECOND]),
    (page(FIRST, SECOND, linked=news(articleBody={"x": 1})), [FIRST, SECOND]),
    (
        page(FIRST, SECOND).replace("</head>", '<script type="application/ld+json">{broken</script></head>'),
        [FIRST, SECOND],
    ),
]


@pytest.mark.parametrize("text, paragraphs", BODIES)
def test_the_paragraphs_are_the_pages_own_where_the_words_are(article, text, paragraphs):
    assert article(text).body.split("\n") == paragraphs


ADDRESSES = [
    ({"url": "https://e.example/1", "mainEntityOfPage": "https://e.example/2"}, "", "https://e.example/1"),
    ({"url": "/1", "mainEntityOfPage": {"@id": "https://e.example/2"}}, "", "https://e.example/2"),
    (
        {},
        '<link rel="canonical" href="/3"><meta property="og:url" content="https://e.example/4">',
        "https://e.example/4",
    ),
    ({"url": "javascript:alert(1)"}, "", ""),
]


@pytest.mark.parametrize("fields, head, url", ADDRESSES)
def test_only_an_absolute_address_is_one(article, fields, head, url):
    assert article(page(FIRST, SECOND, linked=news(**fields), head=head)).url == url


DATES = [
    ("2023-03-14T23:40:00+03:00", "2023-03-14", "2023-03-14 20:40:00+00:00"),
    ("2023-03-14", "2023-03-14", "None"),
    ("14 mars", "None", "None"),
]


@pytest.mark.parametrize("text, day, moment", DATES)
def test_a_day_is_never_guessed(article, text, day, moment):
    found = article(page(FIRST, SECOND, "© 2019", linked=news(datePublished=text)))
    assert (str(found.published_on), str(found.published_at)) == (day, moment)


@pytest.mark.parametrize("text", ["<html></html>", "<!doctype html>", "<html><body><p>x</p>", page("قصير")])
def test_a_page_without_an_article_is_refused_or_short(article, text):
    item = article(text)
    assert getattr(item, "reason", "") == "no_article" or len(item.body) < 10
