"""What a reader does, in a real browser: from the home page by search and filter to the article."""

import re

import pytest

from .addresses import HOMES, of_every_kind

DIRECTIONS = {"ar": "rtl", "en": "ltr", "ru": "ltr"}
# Words of the sample articles: one that several people use, and one in all its spellings.
WORD = "البحر"
SPELLINGS = ["الأرض", "الارض", "والأرض", "أرض", "الأَرْض"]


def search(page, words: str) -> None:
    page.get_by_role("searchbox").fill(words)
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_url("**/statements/?q=*")


def statement_addresses(page) -> list[str]:
    links = page.locator(".entries .entry-day a")
    return [links.nth(n).get_attribute("href") for n in range(links.count())]


def speakers(page) -> set[str]:
    return set(page.locator(".entries .source-name").all_inner_texts())


@pytest.mark.parametrize("language", ["ar", "en"])
def test_from_the_home_page_to_the_article(visit, language):
    page = visit(HOMES[language], language)
    assert statement_addresses(page), "the home page shows no statement"

    search(page, WORD)
    assert page.locator(".entries .entry").count()
    assert all(page.locator(f".entry:nth-child({n}) mark").count() for n in (1, 2)), "hits are highlighted"

    option = page.locator("[aria-labelledby=facet-speaker] a.option").first
    name = option.locator("bdi").inner_text()
    promised = int(option.locator(".option-count").inner_text())
    option.click()
    page.wait_for_url("**speaker=*")
    assert page.locator(".entries .entry").count() == promised
    assert speakers(page) == {name}

    page.locator(".entries .entry-day a").first.click()
    page.wait_for_url(re.compile(r"/statements/\d+/$"))
    words = page.locator(".statement-words p").inner_text()
    assert page.locator(".statement .source-name").first.inner_text() == name
    assert "".join(page.locator(".context mark.said").all_inner_texts()) in words

    page.locator(".context-title a").click()
    page.wait_for_url(re.compile(r"/articles/\d+/#s\d+$"))
    anchor = page.url.rpartition("#")[2]
    assert page.locator(f"#{anchor}").count() == 1
    assert page.locator(".article-text mark.said").first.is_visible()
    assert page.locator("html").get_attribute("lang") == language


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_spelling_finds_the_same(visit, language):
    page = visit(HOMES[language], language)
    found = []
    for spelling in SPELLINGS:
        page.goto(HOMES[language])
        search(page, spelling)
        found.append(statement_addresses(page))
    assert found[0]
    assert found == [found[0]] * len(SPELLINGS)


@pytest.mark.parametrize("language", HOMES)
def test_pages_of_every_kind(visit, language):
    """On a narrow screen, where faults show first: language, direction, one heading, no sideways scroll."""
    page = visit(HOMES[language], language, width=320)
    widths = {}
    for address in of_every_kind(page, HOMES[language]):
        page.goto(address)
        html = page.locator("html")
        assert (html.get_attribute("lang"), html.get_attribute("dir")) == (language, DIRECTIONS[language]), address
        assert page.locator("h1").count() == 1, address
        widths[address] = page.evaluate("document.documentElement.scrollWidth")
    assert {address: width for address, width in widths.items() if width > 320} == {}


def test_the_language_can_be_changed_on_every_page(visit):
    page = visit("/statements/?kind=direct", "ar")
    for language, path in (("en", "/en/statements/"), ("ru", "/ru/statements/"), ("ar", "/statements/")):
        page.locator(f"nav.languages a[lang={language}]").click()
        page.wait_for_url(f"**{path}?kind=direct")
        assert page.locator("html").get_attribute("lang") == language


@pytest.mark.parametrize(("typed", "name"), [("مرس", "ليان المرسوي"), ("Marsa", "Layan al-Marsawi")])
def test_a_speaker_is_chosen_by_a_piece_of_the_name_with_the_keyboard_alone(visit, javascript, typed, name):
    """With JavaScript names are offered while one types; without it the form takes the name as it is."""
    page = visit("/statements/")
    page.locator(".refine summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type(typed)
    if javascript:
        offered = page.locator(f'#names-speaker option[value="{name}"]')
        offered.wait_for(state="attached")
    page.keyboard.press("Control+A")
    page.keyboard.type(name)
    page.keyboard.press("Enter")
    page.wait_for_url("**speaker=*")
    assert speakers(page) == {name}


def test_a_mistyped_word_leads_to_what_was_meant(visit):
    page = visit("/statements/")
    search(page, "البححر")
    page.locator(".suggestion a").click()
    page.locator(".entries .entry mark").first.wait_for()


def test_the_list_goes_on_and_back(visit):
    page = visit("/statements/")
    first = statement_addresses(page)
    page.locator(".pages a[rel=next]").click()
    page.wait_for_url("**older=*")
    assert not set(first) & set(statement_addresses(page))
    page.locator(".pages a[rel=prev]").click()
    page.wait_for_url("**newer=*")
    assert statement_addresses(page) == first
