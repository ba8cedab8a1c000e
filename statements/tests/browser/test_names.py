"""Long, unbroken names and those of mixed direction: nothing is cut, scrolls sideways or turns its neighbours."""

import json

import pytest

from ..support import manage
from .harness import open_context
from .test_accessibility import OPTIONS, Axe, complaints

LONG = "عبد الرحمن بن محمد بن عبد العزيز بن سليمان بن إبراهيم آل عبد اللطيف المرسوي السهيراني الياقوتي البندري"
UNBROKEN = "Rechtsschutzversicherungsgesellschaften-Donaudampfschifffahrtselektrizitätenhauptbetriebswerk"
MIXED = "شركة Al-Yaqut (AYM) Ltd. للملاحة 2020 — Мореходство!"
ROLE = f"رئيسة مجلس إدارة {MIXED} والمتحدثة باسم {UNBROKEN} (CEO & CFO)"
# Statements of two speakers and bodies, in an article of such names as well; prints the addresses of their pages.
MAKE = f"""
import json
from statements.models import Organization, Speaker
from statements.tests.making import body_named, make_article, make_quote
names = {[LONG, MIXED, UNBROKEN]!r}
article = make_article("قالت: المطر قريب. وأضافت: البرد شديد. ثم: الريح عاتية.", publisher=names[2],
    agency=body_named(names[1]), title=" ".join(names), url="https://example.org/" + names[2] * 3)
said = ["المطر قريب", "البرد شديد", "الريح عاتية"]
quotes = [
    make_quote(text, article=article, speaker=name, organization=body, role={ROLE!r})
    for text, name, body in zip(said, names, names[::-1])
]
Organization.objects.filter(name=names[0]).update(parent=body_named(names[1]), kind="international")
for model in (Speaker, Organization):
    model.objects.filter(name__in=names).update(country="BA", description=names[1])
pages = [
    *(row.get_absolute_url() for model in (Speaker, Organization) for row in model.objects.filter(name__in=names)),
    *(quote.get_absolute_url() + end for quote in quotes for end in ("", "embed/", "report/")),
    article.get_absolute_url(), "/", "/articles/", "/publishers/", "/countries/", "/countries/BA/",
    "/statements/?q=المطر", "/speakers/?country=BA", "/organizations/?country=BA&kind=international",
    *(f"/statements/?speaker={{quote.speaker.slug}}&publisher={{article.publisher.slug}}" for quote in quotes),
    f"/compare/?a={{quotes[0].speaker.slug}}&b={{quotes[2].speaker.slug}}",
]
print(json.dumps(pages))
"""
# What is wider than its box and cut there; what is there for screen readers alone is cut on purpose.
CUT = """
() => [...document.querySelectorAll("main :not(input, textarea)")]
  .filter((each) => !["visible", "auto", "scroll"].includes(getComputedStyle(each).overflowX))
  .filter((each) => each.clientWidth > 1 && each.scrollWidth > each.clientWidth + 1)
  .map((each) => each.outerHTML.slice(0, 120))
"""
# Texts (nodes of type 3) with the name that no element of their own sets apart.
LOOSE = """
(name) => [...document.querySelectorAll("main *")]
  .filter((each) => [...each.childNodes].some((node) => node.nodeType === 3 && node.data.includes(name)))
  .filter((each) => !each.closest("bdi, main [dir], option"))
  .map((each) => each.outerHTML.slice(0, 120))
"""


@pytest.fixture(scope="module")
def pages(own_archive, env) -> list[str]:
    return json.loads(manage("shell", "-v0", "-c", MAKE, env=env))


@pytest.mark.parametrize("width", [320, 2560])
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_no_page_is_too_wide_and_nothing_is_cut(browser, own_archive, pages, prefix, width):
    """320 px are also a screen of 1280 at 400 %."""
    faults = []
    with open_context(browser, own_archive, "ar", width=width) as page:
        for address in pages:
            page.goto(prefix + address)
            if page.evaluate("document.documentElement.scrollWidth") > width:
                faults.append(f"{address} scrolls sideways")
            faults += [f"{address} cuts {element}" for element in page.evaluate(CUT)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_every_name_is_kept_apart_from_the_direction_of_the_text_around_it(browser, own_archive, pages, prefix):
    with open_context(browser, own_archive, "ar") as page:
        for address in pages:
            page.goto(prefix + address)
            assert page.evaluate(LOOSE, MIXED) == [], address


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_by_country_violate_no_rule(browser, own_archive, pages, scheme):
    with open_context(browser, own_archive, "ar", width=320, color_scheme=scheme) as page:
        for address in (each for each in pages if "countr" in each):
            page.goto(address)
            assert complaints(Axe().run(page, options=OPTIONS).response) == [], address
