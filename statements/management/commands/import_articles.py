from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from statements.importers import FORMATS, parse_mapping, read, size_of
from statements.ingest import Tally, run_import
from statements.jobs.options import options_of
from statements.management.progress import Progress
from statements.models import ImportRun
from statements.parallel import add_workers_option


class Command(BaseCommand):
    help = (
        "Brings in articles with their statements: files, folders and archives of any format in "
        "docs/import-formats.md. Bringing in the same again changes nothing. Exits with 1 if anything was refused."
    )

    def add_arguments(self, parser):
        parser.add_argument("paths", nargs="+", metavar="PATH", help="a file or a folder; - is standard input")
        parser.add_argument("--format", choices=FORMATS, default="", help="instead of telling it from the content")
        parser.add_argument(
            "--map",
            action="append",
            default=[],
            metavar="OURS=THEIRS",
            help="what JSON or a table calls a field of ours, such as title=headline or publisher=source.name",
        )
        add_workers_option(parser)
        parser.add_argument("--quiet", action="store_true", help="print only what was refused; as --verbosity 0")
        parser.add_argument("--dry-run", action="store_true", help="show what would happen and change nothing")

    def handle(self, *, paths, format, map, workers, dry_run, quiet, verbosity, **options):
        run = ImportRun(sources=paths, format=format, mapping=_mapping(map))
        quiet = quiet or not verbosity
        started = timezone.now()
        self.tally = Tally()
        try:
            with Progress("articles", size_of(paths), quiet=quiet) as progress:
                items = read(paths, format=format, options=options_of(run), on_read=progress.read)
                run_import(items, run, workers=workers, dry_run=dry_run, on_item=self._reporter(progress))
        except KeyboardInterrupt:
            self._summarise(run, dry_run, started)
            raise CommandError("interrupted; what is listed is stored, run it again for the rest") from None
        if not quiet:
            self._summarise(run, dry_run, started)
        if self.tally.refused:
            raise SystemExit(1)

    def _reporter(self, progress):
        def report(tally, refusal):
            self.tally = tally
            progress.step()
            if refusal:
                progress.say(f"refused {refusal}", self.stderr)

        return report

    def _summarise(self, run, dry_run, started):
        tally = self.tally
        seconds = (timezone.now() - started).total_seconds()
        rows = [
            ("articles new", tally.new),
            ("articles changed", tally.changed),
            ("articles unchanged", tally.unchanged),
            ("articles refused", tally.refused),
            ("statements", tally.statements),
            ("speakers", tally.speakers),
            ("seconds", f"{seconds:.1f}"),
        ]
        if dry_run:
            self.stdout.write("dry run: nothing was changed; for real it would be")
        rows += [(f"in {encoding}", number) for encoding, number in sorted(run.encodings.items())]
        for name, value in rows:
            self.stdout.write(f"{name:<20}{value:>10}")
        if tally.refused and not dry_run:
            self.stdout.write(f"What was refused is kept: manage.py import_problems --run {run.pk} lists it.")


def _mapping(pairs: list[str]) -> dict[str, str]:
    try:
        return parse_mapping(pairs)
    except ValueError as error:
        raise CommandError(f"--map: {error}") from None
