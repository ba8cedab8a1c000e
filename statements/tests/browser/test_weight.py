"""Pages are light: what a first visit costs beside the typefaces, which are kept for ever."""

import gzip
from collections import defaultdict

import pytest

from .addresses import HOMES, of_every_kind
from .harness import open_context

MOST_BYTES, MOST_REQUESTS = 60_000, 6


@pytest.mark.parametrize("language", HOMES)
def test_no_page_weighs_much(browser, archive, language):
    sizes = defaultdict(list)
    with open_context(browser, archive, language) as page:
        addresses = of_every_kind(page, HOMES[language])
    for address in addresses:
        with open_context(browser, archive, language) as page:
            page.on("response", lambda answer, address=address: sizes[address].append(answer))
            page.goto(address, wait_until="networkidle")
            sizes[address] = [compressed(each) for each in sizes[address] if each.request.resource_type != "font"]
    weights = {address: (sum(found), len(found)) for address, found in sizes.items()}
    heavy = {
        address: weight
        for address, weight in weights.items()
        if weight[0] > MOST_BYTES or weight[1] > MOST_REQUESTS
    }
    assert heavy == {}


def compressed(response) -> int:
    """The bytes of an answer as production sends them: the test's server leaves static files as they are."""
    return len(gzip.compress(response.body()))
