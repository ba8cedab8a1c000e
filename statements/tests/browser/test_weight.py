"""Pages are light: what a first visit costs beside the typefaces, which are kept for ever."""

import gzip
from functools import partial

import pytest

from .addresses import HOMES, of_every_kind
from .harness import open_context

MOST_BYTES, MOST_REQUESTS = 60_000, 6


@pytest.mark.parametrize("language", HOMES)
def test_no_page_weighs_much(browser, archive, language):
    sizes = {}
    with open_context(browser, archive, language) as page:
        addresses = of_every_kind(page, HOMES[language])
        # Every visit is a first one.
        page.context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
        page.route("**/*.woff2", lambda route: route.abort())
        for address in addresses:
            answers = []
            note = partial(_note, answers)
            page.on("response", note)
            page.goto(address, wait_until="load")
            page.remove_listener("response", note)
            sizes[address] = [compressed(each) for each in answers]
    weights = {address: (sum(found), len(found)) for address, found in sizes.items()}
    heavy = {
        address: weight
        for address, weight in weights.items()
        if weight[0] > MOST_BYTES or weight[1] > MOST_REQUESTS
    }
    assert heavy == {}


def _note(answers: list, answer) -> None:
    answers.append(answer)


def compressed(response) -> int:
    """The bytes of an answer as production sends them: the test's server leaves static files as they are."""
    return len(gzip.compress(response.body()))
