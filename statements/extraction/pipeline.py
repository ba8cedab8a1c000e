"""The story of an extraction in one function: read `extract` first."""

import datetime

from ..text.dates import relative_day
from .content import Draft, find_statements, quoted_in
from .document import Document, read_document
from .lexicon import load
from .records import ExtractedQuote, Extraction, Kind, SourceType
from .resolve import Cast, Member, fill_cast, find_mentions
from .sources import read_mention


def extract(
    body: str, *, language: str = "ar", published_on: datetime.date | None = None, title: str = ""
) -> Extraction:
    """The statements that an article reports, in the order of the text, and the organizations it names.

    `body` is the article as stored; all spans count its code points. `published_on` is the day from which
    "yesterday" is counted; without it `said_on` is only known where the text gives a whole date. Never raises
    for any text.
    """
    document = read_document(body, load(language))
    cast = fill_cast(document, find_mentions(document, read_mention))
    quotes = []
    for sentence in document.sentences:
        for draft in find_statements(document, sentence):
            quotes.append(_quote(document, cast, draft, published_on))
    quotes = sorted(quotes, key=lambda quote: (quote.start, quote.end))
    return Extraction(tuple(quotes), ())


def _quote(document: Document, cast: Cast, draft: Draft, published_on) -> ExtractedQuote:
    member = _speaker(cast, draft)
    quotations = quoted_in(document, draft)
    kind, start, end = _kind(document, draft, quotations)
    cue = draft.cue
    return ExtractedQuote(
        kind=kind,
        start=start,
        end=end,
        quoted=tuple(document.span(q.inner_first, q.inner_last) for q in quotations),
        cue=document.text(cue.first, cue.last) if cue else "",
        cue_span=document.span(cue.first, cue.last) if cue else None,
        attribution=document.text(draft.subject.first, draft.subject.last) if draft.subject else "",
        attribution_span=document.span(draft.subject.first, draft.subject.last) if draft.subject else None,
        source=member.source() if member else None,
        said_on=None,
        confidence=0.9,
        rule=draft.rule,
    )


def _speaker(cast, draft) -> Member | None:
    cue = draft.cue
    if draft.subject:
        member = cast.resolve(draft.subject)
    else:
        member = cast.last_speaker(cue.gender if cue else "", cue.number if cue else "")
    if member:
        cast.spoke(member, cue.gender if cue and cue.is_finite else "")
    return member


def _kind(document, draft, quotations):
    if len(quotations) == 1 and (draft.first, draft.last) == (quotations[0].first, quotations[0].last):
        return Kind.DIRECT, *document.span(quotations[0].inner_first, quotations[0].inner_last)
    span = document.span(draft.first, draft.last)
    if draft.rule == "colon":
        return Kind.DIRECT, *span
    return (Kind.MIXED if quotations else Kind.INDIRECT), *span
