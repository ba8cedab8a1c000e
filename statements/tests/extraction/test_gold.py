"""The extractor against hand-made gold, where the shared folder with the articles is there."""

import json
from pathlib import Path

import pytest

from statements.extraction import extract

GOLD = Path(__file__).parents[4] / "shared" / "gold" / "dev"
FIRST_DOCUMENT = GOLD / "lavrov_cis_2021-12-08.json"


@pytest.mark.skipif(not FIRST_DOCUMENT.exists(), reason="no shared folder with the gold articles")
def test_first_document():
    gold = json.loads(FIRST_DOCUMENT.read_text("utf-8"))
    quotes = extract(gold["text"]).quotes
    assert len(quotes) == 10
    assert {quote.source.name for quote in quotes} == {"سيرغي لافروف"}
    assert quotes[0].source.role == "وزير الخارجية الروسي"
