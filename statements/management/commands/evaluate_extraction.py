import dataclasses
import json
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from statements import evaluation
from statements.extraction import EXTRACTOR_VERSION, Kind

# What the articles of a folder are grouped by, and by which key.
GROUPS = {"language": lambda article: article.language, "outlet": lambda article: article.outlet}
# Gold whose errors nobody may see: who saw them would tune the extractor to them.
SEALED = {"unseen"}
SHARES = {
    "speaker_strict": "speakers, full name",
    "speaker_strict_quoted": "speakers of statements with quoted words",
    "speaker_loose": "speakers, any form of the name",
    "named": "names right, of names given",
    "kind_right": "kind of statement right",
    "sure": f"right, of confidence {evaluation.SURE} or more",
}
LABELS = {
    "quotations": "quoted spans, F1",
    "statements": "all statements, F1",
    **{kind: f"{kind} statements, F1" for kind in Kind},
    **SHARES,
}


class Command(BaseCommand):
    help = "Extracts the statements of articles with gold annotations, and prints how many are right."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("folders", nargs="+", type=Path, metavar="GOLD_DIR", help="a folder of gold files")
        parser.add_argument(
            "--corpus", type=Path, default=settings.BASE_DIR.parent / "shared" / "corpus", metavar="DIR",
            help="where the texts are that gold files name by id; ../shared/corpus by itself",
        )  # fmt: skip
        parser.add_argument("--by", type=_names, default=[], help="any of kind,language,outlet")
        parser.add_argument("--errors", action="store_true", help="list what was missed, extra or wrong")
        parser.add_argument("--json", action="store_true", help="print one JSON object, with every count")
        parser.add_argument("--markdown", action="store_true", help="print the tables of docs/extraction.md")
        parser.add_argument(
            "--raise-floors",
            type=Path,
            metavar="FILE",
            help="raise the floors in this file to just under the figures",
        )

        parser.add_argument(
            "--record",
            type=Path,
            metavar="FILE",
            help="write the figures there, with the day and the version, for the page about the numbers: "
            "statements/figures.json",
        )

    def handle(self, *, folders, corpus, by, errors, json, markdown, raise_floors, record, **options):
        if errors and (sealed := SEALED.intersection(folder.resolve().name for folder in folders)):
            names = " and ".join(sorted(sealed))
            raise CommandError(f"the errors on {names} gold are not shown: who reads them would tune to them")
        try:
            results = {folder: evaluation.evaluate(folder, corpus) for folder in folders}
        except evaluation.GoldError as error:
            raise CommandError(str(error)) from error
        if json:
            self.stdout.write(_as_json(results, by))
        elif markdown:
            self._print_markdown({folder.resolve().name: scored for folder, scored in results.items()})
        else:
            for folder, scored in results.items():
                self._print_folder(folder, scored, by, errors)
        figures = {folder.resolve().name: evaluation.total(scored) for folder, scored in results.items()}
        if raise_floors:
            evaluation.raise_floors(raise_floors, figures)
        if record:
            evaluation.record(record, figures)

    def _print_markdown(self, results):
        figures = {name: evaluation.total(scored) for name, scored in results.items()}
        self._print_row(["figure", *(f"{name} ({total.articles} articles)" for name, total in figures.items())])
        self._print_row(["---"] * (len(figures) + 1))
        for name, label in LABELS.items():
            self._print_row([label, *(f"{total.values()[name]:.3f}" for total in figures.values())])
        self.stdout.write("")
        bins = {name: {bin.low: bin for bin in evaluation.bins(scored)} for name, scored in results.items()}
        self._print_row(["confidence from", *(f"{name}: right of all" for name in bins)])
        self._print_row(["---"] * (len(bins) + 1))
        for low in evaluation.BIN_EDGES:
            shares = [found[low].share if low in found else evaluation.Share() for found in bins.values()]
            self._print_row(
                [f"{low:.2f}", *(f"{share.right} of {share.of}" if share.of else "" for share in shares)]
            )

    def _print_row(self, cells):
        self.stdout.write(f"| {' | '.join(cells)} |")

    def _print_folder(self, folder, scored, by, errors):
        figures = evaluation.total(scored)
        self.stdout.write(f"{folder}: {figures.articles} articles, extractor {EXTRACTOR_VERSION}\n\n")
        self._print_table(figures, by)
        self._print_bins(scored)
        for name in by:
            if name in GROUPS:
                self._print_groups(name, evaluation.grouped(scored, GROUPS[name]))
        if errors:
            for error in (error for one in scored for error in one.errors):
                self.stdout.write(str(error).replace("\n", " "))
        self.stdout.write("")

    def _print_table(self, figures, by):
        self.stdout.write(f"{'':<12}{'precision':>10}{'recall':>8}{'F1':>8}{'gold':>7}{'found':>7}")
        for name in ["quotations", "statements", *(Kind if "kind" in by else [])]:
            match = getattr(figures, name)
            self.stdout.write(
                f"{name:<12}{match.precision:>10.3f}{match.recall:>8.3f}{match.f1:>8.3f}"
                f"{match.gold:>7}{match.predicted:>7}"
            )
        self.stdout.write("")
        for name, label in SHARES.items():
            share = getattr(figures, name)
            self.stdout.write(f"{label:<42}{share.value:>6.3f}{share.right:>7} of {share.of}")
        self.stdout.write("")

    def _print_bins(self, scored):
        self.stdout.write(f"{'confidence':<14}{'statements':>12}{'right':>8}")
        for bin in evaluation.bins(scored):
            self.stdout.write(f"{bin.low:.2f} to {bin.high:.2f}  {bin.share.of:>12}{bin.share.value:>8.3f}")
        self.stdout.write("")

    def _print_groups(self, name, groups):
        head = f"{name:<20}{'articles':>9}{'quotations':>12}{'statements':>12}{'speakers':>10}{'named':>8}"
        self.stdout.write(head)
        for group, figures in groups.items():
            self.stdout.write(
                f"{group:<20}{figures.articles:>9}{figures.quotations.f1:>12.3f}{figures.statements.f1:>12.3f}"
                f"{figures.speaker_strict.value:>10.3f}{figures.named.value:>8.3f}"
            )
        self.stdout.write("")


def _names(value):
    names = value.split(",")
    if not set(names) <= {"kind", *GROUPS}:
        raise ValueError(value)
    return names


def _as_json(results, by):
    return json.dumps(
        {str(folder): _record(scored, by) for folder, scored in results.items()}, ensure_ascii=False, indent=1
    )


def _record(scored, by):
    groups = {
        name: {group: figures.values() for group, figures in evaluation.grouped(scored, key).items()}
        for name, key in GROUPS.items()
        if name in by
    }
    figures = evaluation.total(scored)
    return {
        "figures": figures.values(),
        "counts": dataclasses.asdict(figures),
        "confidence": [dataclasses.asdict(bin) for bin in evaluation.bins(scored)],
        **groups,
    }
