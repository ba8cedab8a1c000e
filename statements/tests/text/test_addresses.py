from urllib.parse import quote, unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.text.addresses import address_key, readable

ONE = [
    "https://example.org/news/1?id=7",
    "http://EXAMPLE.org/news/1?id=7",
    "https://example.org:443/news/1?id=7",
    "https://example.org/news/1?id=7#comments",
    "https://example.org/news/1?utm_source=x&id=7&fbclid=abc",
    " https://example.org/news/1?id=7 ",
]
OTHERS = [
    "https://example.org/news/1",
    "https://example.org/news/1?id=8",
    "https://example.org/news/1?id=",
    "https://example.org/News/1?id=7",
    "https://www.example.org/news/1?id=7",
    "https://example.org:8443/news/1?id=7",
]


@pytest.mark.parametrize("url", ONE)
def test_what_only_says_how_one_came_makes_no_difference(url):
    assert address_key(url) == "example.org/news/1?id=7"


@pytest.mark.parametrize("url", OTHERS)
def test_what_chooses_the_page_makes_one(url):
    assert address_key(url) != address_key(ONE[0])


@pytest.mark.parametrize(
    ("url", "read"),
    [
        ("https://example.org/%D8%AE%D8%A8%D8%B1-1?q=%D9%A1", "https://example.org/خبر-1?q=١"),
        ("https://example.org/a%20b%2Fc%25", "https://example.org/a%20b%2Fc%25"),
        ("https://example.org/%E2%80%AE%D8%AE%C2%A0", "https://example.org/%E2%80%AEخ%C2%A0"),
        ("https://example.org/%D8%AE%D8", "https://example.org/%D8%AE%D8"),
        ("https://example.org/خبر", "https://example.org/خبر"),
    ],
)
def test_people_read_letters_and_nothing_that_could_deceive_them(url, read):
    assert readable(url) == read


@given(st.text())
def test_what_people_read_leads_to_the_same(text):
    url = f"https://example.org/{quote(text)}"
    assert unquote(readable(url)) == unquote(url)
    assert address_key(readable(url)) == address_key(url)


def test_arabic_addresses_meet_in_both_spellings():
    assert address_key("https://example.org/خبر-1") == address_key("https://example.org/%D8%AE%D8%A8%D8%B1-1")


@pytest.mark.parametrize(
    "url", ["", "javascript:alert(1)", "ftp://example.org/1", "https://", "https://[", "قال", "http://a:b/"]
)
def test_what_is_no_web_address_has_no_key(url):
    assert address_key(url) == ""


@given(st.text())
def test_any_text_has_a_key_or_none(url):
    assert isinstance(address_key(f"https://example.org/{url}"), str)
