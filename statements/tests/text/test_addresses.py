import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.text.addresses import address_key

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
