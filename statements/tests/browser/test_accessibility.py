"""axe finds nothing to complain of on any page, in any language, light or dark, on a phone or on a desk."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from .addresses import HOMES, of_every_kind
from .harness import open_context

# Also the rule that axe leaves off unless asked for (WCAG 2.2, 2.5.8).
OPTIONS = {"rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}
ABSENT = "nowhere/"


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
@pytest.mark.parametrize("language", HOMES)
def test_no_page_violates_a_rule(browser, archive, language, scheme, width):
    axe = Axe()
    with open_context(browser, archive, language, width=width, color_scheme=scheme) as page:
        violations = []
        for address in [*of_every_kind(page, HOMES[language]), HOMES[language] + ABSENT]:
            page.goto(address)
            violations += [f"{address}: {fault}" for fault in complaints(axe.run(page, options=OPTIONS).response)]
    assert not violations, "\n".join(violations)


def complaints(response: dict) -> list[str]:
    """The rules that do not hold, each with the first places where they do not."""
    return [
        f"{rule['id']} ({rule['help']}): {' '.join(node['html'] for node in rule['nodes'][:3])}"
        for rule in response["violations"]
    ]


def test_the_check_itself(browser, archive):
    with open_context(browser, archive, "en") as page:
        page.set_content('<html lang="en"><title>x</title><main><h1>x</h1><img src="data:,"></main>')
        assert [fault[:9] for fault in complaints(Axe().run(page, options=OPTIONS).response)] == ["image-alt"]
