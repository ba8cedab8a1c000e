"""The statements of a list as data: what the page shows is what the file holds, in the same order.

Files are written while they are read, however long the list: a batch of statements is in memory at a time.
"""

import csv
import json
from collections.abc import Callable, Iterator

from statements.batching import batched
from statements.models import Quote

BATCH = 500
# A cell that begins so is a formula to a spreadsheet, and who wrote it is a stranger.
FORMULA = ("=", "+", "-", "@", "\t", "\r")

Record = dict[str, object]


def records(entries, absolute: Callable[[str], str]) -> Iterator[Record]:
    """One record a statement that the entries stand for, the newest first.

    `absolute` makes a path of the archive a full address.
    """
    rows = entries.newest_first()
    while pairs := list(rows.pairs()[:BATCH]):
        yield from _records([key for _number, key in pairs], absolute)
        rows = entries.after(pairs[-1][0]).newest_first()


def records_of(quotes, absolute: Callable[[str], str]) -> Iterator[Record]:
    """One record a statement of these, in their order: they are asked for once, and read while it is written."""
    for keys in batched(quotes.values_list("pk", flat=True).iterator(BATCH), BATCH):
        yield from _records(keys, absolute)


def _records(keys: list[int], absolute) -> Iterator[Record]:
    quotes = Quote.objects.with_people().in_bulk(keys)
    for key in keys:
        if key in quotes:  # else it went while we wrote
            yield _record(quotes[key], absolute)


def json_lines(rows: Iterator[Record]) -> Iterator[str]:
    """A JSON object a line, with every value as it is."""
    for row in rows:
        yield json.dumps(row, ensure_ascii=False) + "\n"


def csv_lines(rows: Iterator[Record]) -> Iterator[str]:
    """Comma-separated values for a spreadsheet: with a byte order mark, and no cell that is a formula."""
    writer = csv.writer(_Echo())
    yield "\ufeff" + writer.writerow(FIELDS)
    for row in rows:
        yield writer.writerow(map(_cell, row.values()))


FORMATS = {"csv": (csv_lines, "text/csv"), "jsonl": (json_lines, "application/jsonl")}
FIELDS = (
    "id", "url", "text", "kind", "quoted", "speaker", "organization", "role", "attribution", "cue", "occasion",
    "said_on", "published_on", "publisher", "agency", "title", "article", "source", "language", "review",
    "confidence", "rule", "extractor_version", "start", "end", "body_sha256",
)  # fmt: skip


def _record(quote: Quote, absolute) -> Record:
    article = quote.article
    values = (
        quote.pk,
        absolute(quote.get_absolute_url()),
        quote.text,
        quote.kind,
        [quote.text[first - quote.start : last - quote.start] for first, last in quote.quoted],
        quote.speaker and quote.speaker.name,
        quote.organization and quote.organization.name,
        quote.role,
        quote.attribution,
        quote.cue,
        quote.occasion,
        quote.said_on and quote.said_on.isoformat(),
        article.published_on and article.published_on.isoformat(),
        article.publisher and article.publisher.name,
        article.agency and article.agency.name,
        article.title,
        absolute(article.get_absolute_url()),
        article.url,
        quote.language,
        quote.review,
        quote.confidence,
        quote.rule,
        quote.extractor_version,
        quote.start,
        quote.end,
        article.body_sha256,
    )
    return dict(zip(FIELDS, values, strict=True))


def _cell(value: object) -> str:
    text = (
        "" if value is None else json.dumps(value, ensure_ascii=False) if isinstance(value, list) else str(value)
    )
    return f"'{text}" if text.startswith(FORMULA) else text


class _Echo:
    """A file that gives each line back instead of keeping it."""

    def write(self, line: str) -> str:
        return line
