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
    """`error` says why the extractor failed, and is empty where it did not."""

    title_terms: str
    search_terms: str
    extraction: Extraction
    error: str = ""


def find_all(texts: Iterable[Text]) -> list[Findings]:
    return [find(text) for text in texts]


def find(text: Text) -> Findings:
    extraction, error = statements_of(text)
    return Findings(index_terms(text.title), index_terms(text.body), extraction, error)


def statements_of(text: Text) -> tuple[Extraction, str]:
    """The statements of the text; nothing, and why, where the extractor fails on it, which stops no other text."""
    try:
        found = extract(text.body, language=text.language, published_on=text.published_on, title=text.title)
    except Exception as failure:
        logger.exception("the extractor failed on %s", text.name)
        return Extraction(), f"the extractor failed: {failure!r}"
    return found, ""
