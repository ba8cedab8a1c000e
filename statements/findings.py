"""What is found out about an article's text by itself: its terms, its statements, and what their like is met by.

Pure Python. It is most of the work of an import and needs no database, so that other processes can do it.
"""

import datetime
import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from statements.extraction import ExtractedQuote, Extraction, Kind, extract
from statements.resemblance.comparison import (
    ARTICLES,
    NOTHING,
    STATEMENTS,
    Sketches,
    wordings_of_article,
    wordings_of_statement,
)
from statements.resemblance.shingles import Sketch
from statements.search.terms import index_terms, indexed, terms_of

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
    """`quote_terms` are the index terms of each statement, `sketches` what texts like these are met by.

    `error` says why the extractor failed, if it did.
    """

    title_terms: str
    search_terms: str
    extraction: Extraction
    quote_terms: tuple[str, ...] = ()
    sketches: Sketches = NOTHING
    error: str = ""


def find_all(texts: Iterable[Text]) -> list[Findings]:
    return [find(text) for text in texts]


def find(text: Text) -> Findings:
    title, body = index_terms(text.title), indexed(text.body)
    try:
        found = extract(text.body, language=text.language, published_on=text.published_on, title=text.title)
    except Exception as failure:  # stops no other text
        logger.exception("the extractor failed on %s", text.name)
        return Findings(title, terms_of(body), Extraction(), error=f"the extractor failed: {failure!r}")
    statements = [indexed(text.body[quote.start : quote.end]) for quote in found.quotes]
    sketches = Sketches(
        ARTICLES.sketch(wordings_of_article(body.words)),
        {
            (quote.start, quote.end): _sketch(text.body, quote, words)
            for quote, (words, _) in zip(found.quotes, statements, strict=True)
        },
    )
    return Findings(title, terms_of(body), found, tuple(map(terms_of, statements)), sketches)


def _sketch(body: str, quote: ExtractedQuote, words: Sequence[str]) -> Sketch:
    quoted = quote.quoted if quote.kind == Kind.MIXED else ()
    return STATEMENTS.sketch(wordings_of_statement(words, (body[start:end] for start, end in quoted)))
