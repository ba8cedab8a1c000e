"""One address of every kind of page, so that each test of all pages has them all."""

import re

HOMES = {"ar": "/", "en": "/en/", "ru": "/ru/"}
# Lists whose entries lead to pages of their own kind.
LISTS = ("statements/", "speakers/", "organizations/", "articles/")
# Pages that stand for themselves.
CALENDAR = ("calendar/", "calendar/2025/", "calendar/2025/12/")
SINGLE = ("", "publishers/", "countries/", *CALENDAR, "compare/", "numbers/", "accuracy/")
# Lists in other states: with hits, without, with filters that make no sense, further on.
STATES = (
    "statements/?q=البحر&kind=direct",
    "statements/?q=zzzzz&review=verified",
    "statements/?since=2022-01-02&until=2022-01-01&speaker=nobody",
    "articles/?q=البحر&order=relevance",
    "speakers/?q=zzzzz",
    "speakers/?letter=م",
    "compare/?a=ليان-المرسوي&b=هيثم-الزبرقاني",
    "compare/?a=nobody&b=ليان-المرسوي",
    "organizations/?letter=ظ",
)


def of_every_kind(page, home: str) -> list[str]:
    """The addresses under this home, those of single things found by following the lists' links."""
    found = [home + name for name in (*SINGLE, *LISTS, *STATES)]
    for name in LISTS:
        page.goto(home + name)
        links = page.locator(f'main a[href^="{home}{name}"]:not([href*="?"])')
        assert links.count(), f"{home}{name} leads nowhere"
        found.append(links.first.get_attribute("href"))
    statement = next(address for address in found if re.search(r"/statements/\d+/$", address))
    return [*found, f"{statement}embed/", f"{statement}report/"]
