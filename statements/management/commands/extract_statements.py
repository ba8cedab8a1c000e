import json
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from statements.batching import batched
from statements.extraction import Extraction, extract
from statements.importers import FORMATS, Item, Options, read
from statements.parallel import at_least_one, in_order
from statements.records import Refusal

# Articles that a process gets at once: enough to outweigh the way there and back.
CHUNK = 20


class Command(BaseCommand):
    help = "Prints the statements found in files of articles, without touching the database."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", metavar="FILE", help="a file or a folder, as for import_articles")
        parser.add_argument("--format", choices=("table", "jsonl"), default="table", help="how to print")
        parser.add_argument("--input-format", choices=FORMATS, default="", help="instead of telling it")
        parser.add_argument("--workers", type=at_least_one, default=1, metavar="N", help="processes; 1 by itself")
        parser.add_argument(
            "--explain", action="store_true", help="say of each statement how it was found, and what was not taken"
        )

    def handle(self, *, files, format, input_format, workers, explain, **options):
        refused = 0
        table = self._print_explained if explain else self._print_table
        show = self._print_jsonl if format == "jsonl" else table
        items = read(files, format=input_format, options=Options(**settings.IMPORT_LIMITS))
        for item, found in find_in_order(items, workers, explain):
            if isinstance(item, Refusal):
                refused += 1
                self.stderr.write(f"refused {item}")
            else:
                show(item, found)
        if refused:
            raise SystemExit(1)

    def _print_jsonl(self, article, found):
        record = {"id": _id(article), "statements": [_record(quote) for quote in found.quotes]}
        self.stdout.write(json.dumps(record, ensure_ascii=False))

    def _print_table(self, article, found):
        self._print_head(article)
        for number, quote in enumerate(found.quotes, start=1):
            source = quote.source
            who = f"{source.name} ({source.role})" if source and source.role else source.name if source else "?"
            self.stdout.write(f"\n{number:>3}. {quote.kind:<8} {quote.start}-{quote.end}  {who}")
            self.stdout.write(f"     {quote.cue} | {quote.attribution} | {quote.rule} {quote.confidence:.2f}")
            self.stdout.write(f"     {article.body[quote.start : quote.end]}")
        self.stdout.write(f"\nbodies named: {', '.join(found.organizations) or '-'}\n")

    def _print_explained(self, article, found):
        self._print_head(article)
        for number, quote in enumerate(found.quotes, start=1):
            self.stdout.write(f"\n{number:>3}. {quote.kind} at {quote.start}-{quote.end}")
            self.stdout.write(f"     {article.body[quote.start : quote.end]}")
            for label, reason in _reasons(quote):
                self.stdout.write(f"       {label:<11} {reason}")
        for candidate in found.rejected:
            words = " ".join(article.body[candidate.start : candidate.end].split())
            self.stdout.write(f"\n   - not taken: {words} at {candidate.start}-{candidate.end}")
            self.stdout.write(f"       {candidate.reason}")
        self.stdout.write("")

    def _print_head(self, article):
        self.stdout.write(f"{_id(article)}  {article.published_on or ''}  {article.title}".rstrip())
        self.stdout.write(f"publisher: {article.publisher}   agency: {article.agency}")


def find_in_order(
    items: Iterable[Item], workers: int = 1, explain: bool = False
) -> Iterator[tuple[Item, Extraction | None]]:
    """(item, what was found in it) in the order of the items; for a refusal, None.

    Never reads much further than what is asked for, so the items may be endless.
    """
    chunks = batched(items, CHUNK if workers > 1 else 1)
    find = partial(_find_all, explain=explain)
    for chunk, found in in_order(find, ((chunk, chunk) for chunk in chunks), workers):
        yield from zip(chunk, found, strict=True)


def _find_all(items, explain):
    return [_find(item, explain) for item in items]


def _find(item, explain):
    if isinstance(item, Refusal):
        return None
    language = item.language or "ar"
    return extract(item.body, language=language, published_on=item.published_on, title=item.title, explain=explain)


def _reasons(quote):
    """(label, text) of all that explains a statement."""
    yield "rule", quote.rule
    yield "cue", _placed(quote.cue, quote.cue_span)
    yield "worded as", _placed(quote.attribution, quote.attribution_span)
    yield "source", _described(quote.source)
    yield "quoted", ", ".join(f"{start}-{end}" for start, end in quote.quoted) or "-"
    yield "said on", quote.said_on or "-"
    yield "occasion", quote.occasion or "-"
    yield "confidence", f"{quote.confidence:.2f}"


def _placed(words, span):
    return f"{words} at {span[0]}-{span[1]}" if span else "-"


def _described(source):
    if source is None:
        return "not certain"
    details = [
        source.type,
        source.role and f"as {source.role}",
        source.organization and f"for {source.organization}",
    ]
    return f"{source.name} ({', '.join(filter(None, details))})"


def _id(article):
    return article.external_id or Path(article.origin.path).stem


def _record(quote):
    source = quote.source
    return {
        "kind": quote.kind,
        "start": quote.start,
        "end": quote.end,
        "quoted": [list(span) for span in quote.quoted],
        "speaker": source.name if source else None,
        "speaker_type": source.type if source else None,
        "attribution": quote.attribution,
        "role": source.role if source else "",
        "organization": source.organization if source else "",
        "cue": quote.cue,
        "said_on": quote.said_on.isoformat() if quote.said_on else None,
        "occasion": quote.occasion,
        "confidence": quote.confidence,
        "rule": quote.rule,
    }
