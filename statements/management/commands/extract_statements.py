import json
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from statements.extraction import extract
from statements.importers import FORMATS, read
from statements.records import Refusal


class Command(BaseCommand):
    help = "Prints the statements found in files of articles, without touching the database."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", metavar="FILE", help="a file or a folder, as for import_articles")
        parser.add_argument("--format", choices=("table", "jsonl"), default="table", help="how to print")
        parser.add_argument("--input-format", choices=FORMATS, default="", help="instead of telling it")

    def handle(self, *, files, format, input_format, **options):
        refused = 0
        show = self._print_jsonl if format == "jsonl" else self._print_table
        for item in read(files, format=input_format, limit=settings.IMPORT_MAX_ARTICLE_BYTES):
            if isinstance(item, Refusal):
                refused += 1
                self.stderr.write(f"refused {item.origin} [{item.reason}] {item.detail}")
                continue
            language = item.language or "ar"
            found = extract(item.body, language=language, published_on=item.published_on, title=item.title)
            show(item, found)
        if refused:
            raise SystemExit(1)

    def _print_jsonl(self, article, found):
        record = {"id": _id(article), "statements": [_record(quote) for quote in found.quotes]}
        self.stdout.write(json.dumps(record, ensure_ascii=False))

    def _print_table(self, article, found):
        self.stdout.write(f"{_id(article)}  {article.published_on or ''}  {article.title}".rstrip())
        self.stdout.write(f"publisher: {article.publisher}   agency: {article.agency}")
        for number, quote in enumerate(found.quotes, start=1):
            source = quote.source
            who = f"{source.name} ({source.role})" if source and source.role else source.name if source else "?"
            self.stdout.write(f"\n{number:>3}. {quote.kind:<8} {quote.start}-{quote.end}  {who}")
            self.stdout.write(f"     {quote.cue} | {quote.attribution} | {quote.rule} {quote.confidence:.2f}")
            self.stdout.write(f"     {article.body[quote.start : quote.end]}")
        self.stdout.write(f"\nbodies named: {', '.join(found.organizations) or '-'}\n")


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
        "confidence": quote.confidence,
        "rule": quote.rule,
    }
