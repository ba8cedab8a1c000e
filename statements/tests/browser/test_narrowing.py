"""A list is narrowed in place where there is JavaScript, and page by page where there is none: to the same end."""

import re

import pytest

from .addresses import HOMES

pytestmark = pytest.mark.parametrize("language", ["ar", "en"])


def was_loaded_anew(page) -> bool:
    return not page.evaluate("window.kept")


def keep(page) -> None:
    page.evaluate("window.kept = true")


def test_a_facet_narrows_the_list_and_the_way_back_widens_it(visit, javascript, language):
    page = visit(f"{HOMES[language]}statements/", language)
    title = page.locator("#results-title").inner_text()
    keep(page)
    option = page.locator("[aria-labelledby=facet-kind] a.option").last
    promised = option.locator(".option-count").inner_text()
    option.click()
    page.wait_for_url("**/statements/?kind=*")
    page.locator(".chips").wait_for()
    assert promised in page.locator("#results-title").inner_text()
    assert was_loaded_anew(page) is not javascript
    if javascript:
        assert page.evaluate("document.activeElement.id") == "results-title"
    other = "en" if language == "ar" else "ar"
    assert "?kind=" in page.locator(f"#languages a[lang={other}]").get_attribute("href")
    page.go_back()
    page.wait_for_url(re.compile(r"/statements/$"))
    page.locator(".chips").wait_for(state="detached")
    assert page.locator("#results-title").inner_text() == title


def test_the_form_narrows_the_list_by_the_keyboard_alone(visit, javascript, language):
    page = visit(f"{HOMES[language]}statements/?kind=direct", language)
    keep(page)
    page.locator("#q").focus()
    page.keyboard.type("البحر")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=*")
    page.locator(".chips li").nth(1).wait_for()
    assert was_loaded_anew(page) is not javascript
    assert "kind=direct" in page.url
    assert ("speaker=" in page.url) is not javascript  # a form sends its empty fields, too
    assert page.locator(".entries mark").count()


def test_links_of_entries_open_pages(visit, language):
    page = visit(f"{HOMES[language]}statements/?kind=direct", language)
    keep(page)
    page.locator(".entries .entry-day a").first.click()
    page.wait_for_url(re.compile(r"/statements/\d+/$"))
    assert was_loaded_anew(page)
