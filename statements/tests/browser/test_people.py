"""What a reader does on the pages of people and on the ways to them, with the keyboard alone."""

import re

import pytest

from .addresses import HOMES

SPEAKER = "speakers/ليان-المرسوي/"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_chart_is_a_picture_and_its_periods_are_links(visit, language):
    page = visit(HOMES[language] + SPEAKER, language)
    chart = page.locator(".timeline")
    assert chart.get_by_role("img").get_attribute("aria-label")
    page.locator(".timeline summary").focus()
    page.keyboard.press("Enter")
    link = chart.locator(".periods a").first
    promised = link.locator(".option-count").inner_text()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**since=*until=*")
    assert promised in re.findall(r"\d+", page.locator("#results-title").inner_text()) or promised == "1"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_two_speakers_are_chosen_by_name_with_the_keyboard(visit, language):
    page = visit(f"{HOMES[language]}compare/", language)
    for field, name in (("a", "ليان المرسوي"), ("b", "هيثم الزبرقاني")):
        page.locator(f"input[name={field}]").focus()
        page.keyboard.type(name)
    page.keyboard.press("Enter")
    page.wait_for_url("**a=*b=*")
    assert page.locator(".sides h2").all_inner_texts() == ["ليان المرسوي", "هيثم الزبرقاني"]
    assert page.locator(".compared .entry").count()


@pytest.mark.parametrize("width", [320, 2560])
def test_from_the_home_page_through_the_calendar_to_a_day(visit, width):
    page = visit("/en/", "en", width=width)
    page.get_by_role("link", name="Calendar of the archive").focus()
    for address, way in (
        ("**/en/calendar/", ".calendar a"),
        (re.compile(r"/calendar/\d+/$"), ".calendar a"),
        (re.compile(r"/calendar/\d+/\d+/$"), ".month a"),
    ):
        page.keyboard.press("Enter")
        page.wait_for_url(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.locator(way).first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/statements/?since=*")
    assert page.locator(".entries .entry").count()
