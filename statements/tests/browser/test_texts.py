"""Pages hold whatever names and words there are, on the narrowest screen and on paper."""

import pytest

from statements.text.fragments import text_directive, with_fragment

from .addresses import HOMES, of_every_kind
from .harness import open_context

NAMES = [
    "عبدالرحمن" * 12,
    "الأمير Nicolò-Alexandrovich (آل) von und zu № 5 – " * 6,
    "Donaudampfschifffahrtsgesellschaftskapitän" * 4,
]
RENAME = """(names) => document.querySelectorAll('main bdi').forEach(
    (each, number) => (each.textContent = names[number % names.length]))"""
# What sticks out of the page, or is cut where it stands; a wide table scrolls in its own frame.
STICKING_OUT = """() => [...document.querySelectorAll('main *')]
    .filter((each) => !each.closest('.visually-hidden, .table-scroll > *'))
    .filter((each) => { const box = each.getBoundingClientRect();
                        return box.width && (box.left < -1 || box.right > innerWidth + 1); })
    .map((each) => each.outerHTML.slice(0, 100))"""


@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_name_breaks_a_page(browser, archive, language):
    faults = []
    with open_context(browser, archive, language, width=320) as page:
        for address in of_every_kind(page, HOMES[language]):
            page.goto(address)
            page.evaluate(RENAME, NAMES)
            faults += [f"{address}: {each}" for each in page.evaluate(STICKING_OUT)[:3]]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_statement_on_paper_is_the_words_and_the_citation(visit, language):
    page = visit(f"{HOMES[language]}statements/", language)
    page.locator(".entries .entry-day a").first.click()
    page.locator("#citation").wait_for()
    page.emulate_media(media="print")
    tops = [page.locator(each).bounding_box()["y"] for each in (".statement-words", "#citation", ".context")]
    assert tops == sorted(tops)
    assert page.locator(".paper-address").is_visible()
    for hidden in (".languages", ".sections", "#permalink", ".entries", ".provenance"):
        assert not page.locator(hidden).first.is_visible(), hidden


def test_a_statement_is_cited_with_the_keyboard_alone(visit, javascript):
    """With JavaScript a button copies; without it the words stand there to be taken."""
    page = visit("/statements/")
    page.locator(".entries .entry-day a").first.focus()
    page.keyboard.press("Enter")
    page.locator("#citation").wait_for()
    citation = page.locator("#citation").inner_text()
    assert page.url in citation
    assert page.locator("#permalink").input_value() == page.url
    buttons = page.locator("button[data-copy]")
    assert [buttons.nth(n).is_visible() for n in range(buttons.count())] == [javascript] * 3
    if javascript:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        buttons.first.focus()
        page.keyboard.press("Enter")
        page.locator("button", has_text="✓").wait_for()
        assert page.evaluate("navigator.clipboard.readText()") == citation
    page.locator(".cite summary").last.focus()
    page.keyboard.press("Enter")
    assert page.locator(".cite pre").first.inner_text().startswith("@misc{statement-")


def test_a_passage_on_the_page_is_found_by_its_words(browser, archive):
    """Chromium understands our text fragments: the archive's own page of an article stands for the publisher's."""
    with open_context(browser, archive, "ar", width=400, bypass_csp=True) as page:
        page.goto("/articles/")
        page.locator(".entry-title a").first.click()
        address = page.url.partition("#")[0]
        body = page.locator(".article-text").inner_text()
        # Before its first statement, whose numeral the publisher's page would not have.
        last = " ".join([line for line in body.split("\n") if len(line.split()) > 14][-1].split()[:6])
        start = body.index(last)
        page.goto("about:blank")
        page.goto(with_fragment(address, text_directive(body, start, start + len(last))))
        page.wait_for_function("scrollY > 0")
