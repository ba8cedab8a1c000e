import pytest

from statements.addresses import in_language


@pytest.mark.parametrize(
    ("address", "language", "expected"),
    [
        ("/", "en", "/en/"),
        ("/en/", "ar", "/"),
        ("/en/statements/?q=x", "ru", "/ru/statements/?q=x"),
        ("/statements/?q=x&page=2", "en", "/en/statements/?q=x&page=2"),
        ("/ru/speakers/%D8%B3/", "ar", "/speakers/%D8%B3/"),
        ("/english/", "ru", "/ru/english/"),
        ("/nowhere", "ar", "/nowhere"),
    ],
)
def test_a_page_keeps_its_place_and_query_in_another_language(address, language, expected):
    assert in_language(address, language) == expected
