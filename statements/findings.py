"""What is found out about an article's text by itself: its index terms, and the statements in it. Pure Python.

It is most of the work of an import and needs no database, so that other processes can do it.
"""

import datetime
import logging
from collections.abc import Iterable
from dataclasses import dataclass

from statements.extraction import Extraction, extract
from statements.search.terms import index_terms

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Text:
    """An article as far as finding things in it needs it. `name` is what a log calls it."""

    name: str
    title: str
    body: str
    language: str
    published_on: datetime.date | None


@dataclass(frozen=True, slots=True)
class Findings:
    """`quote_terms` are the index terms of each statement. `error` says why the extractor failed, if it did."""

    title_terms: str
    search_terms: str
    extraction: Extraction
    quote_terms: tuple[str, ...] = ()
    error: str = ""


def find_all(texts: Iterable[Text]) -> list[Findings]:
    return [find(text) for text in texts]


def find(text: Text) -> Findings:
    title, body = index_terms(text.title), index_terms(text.body)
    try:
        found = extract(text.body, language=text.language, published_on=text.published_on, title=text.title)
    except Exception as failure:  # stops no other text
        logger.exception("the extractor failed on %s", text.name)
        return Findings(title, body, Extraction(), error=f"the extractor failed: {failure!r}")
    terms = tuple(index_terms(text.body[quote.start : quote.end]) for quote in found.quotes)
    return Findings(title, body, found, terms)
