import json
from collections import Counter

from django.core.management.base import BaseCommand, CommandError

from statements.jobs import retries
from statements.jobs.work import work
from statements.models import ImportProblem, ImportRun
from statements.parallel import add_workers_option

ALL = "all"


class Command(BaseCommand):
    help = (
        "Lists what imports refused and what is not in the archive yet, or tries it again: what was kept of it "
        "where that suffices, else its file, where it still is. Trying again exits with 1 if anything is left."
    )

    def add_arguments(self, parser):
        parser.add_argument("--run", type=int, metavar="RUN", help="of this import only")
        parser.add_argument("--reason", help="refused for this reason only")
        parser.add_argument("--path", metavar="TEXT", help="only where the file's name holds this")
        parser.add_argument("--resolved", action="store_true", help="what is in the archive by now instead")
        parser.add_argument("--format", choices=("table", "jsonl"), default="table", help="how to print")
        parser.add_argument(
            "--retry", metavar="RUN", help="try the problems of this import again; all of them: all"
        )
        add_workers_option(parser)

    def handle(self, *, run, reason, path, resolved, format, retry, workers, **options):
        problems = _chosen(run, reason, path)
        if retry:
            self._retry(problems if retry == ALL else problems.filter(run=_run(retry)), workers)
            return
        problems = problems.exclude(resolved_at=None) if resolved else problems.open()
        show = self._print_jsonl if format == "jsonl" else self._print_table
        show(problems.defer("raw").order_by("run", "path", "line"))

    def _print_table(self, problems):
        reasons = Counter()
        for problem in problems.iterator():
            reasons[problem.reason] += 1
            self.stdout.write(
                f"{problem.run_id:>6}  {problem.reason:<18} {problem.place}\n{'':>8}{problem.detail}"
            )
        counts = ", ".join(f"{reason} {number}" for reason, number in reasons.most_common())
        self.stdout.write(f"problems: {reasons.total()}" + (f" ({counts})" if counts else ""))

    def _print_jsonl(self, problems):
        for problem in problems.iterator():
            self.stdout.write(json.dumps(_record(problem), ensure_ascii=False))

    def _retry(self, problems, workers):
        run = retries.start(problems)
        if run is None:
            self.stdout.write("Nothing to try again.")
            return
        work(run, workers)
        if run.status != ImportRun.Status.FINISHED:
            raise CommandError(f"import {run.pk} broke off: {run.failure}")
        left = run.retries.open()
        self._print_table(left.defer("raw").order_by("path", "line"))
        self.stdout.write(f"{run.retries.count() - left.count()} resolved by import {run.pk}")
        if left.exists():
            raise SystemExit(1)


def _chosen(run, reason, path):
    given = {"run": run and _run(run), "reason": reason, "path__contains": path}
    return ImportProblem.objects.filter(**{name: value for name, value in given.items() if value})


def _run(number) -> ImportRun:
    try:
        return ImportRun.objects.get(pk=number)
    except (ImportRun.DoesNotExist, ValueError):
        raise CommandError(f"there is no import {number}") from None


def _record(problem) -> dict:
    return {
        "id": problem.pk,
        "run": problem.run_id,
        "path": problem.path,
        "line": problem.line,
        "reason": problem.reason,
        "detail": problem.detail,
        "format": problem.format,
        "refused_at": problem.created_at.isoformat(),
        "resolved_at": problem.resolved_at and problem.resolved_at.isoformat(),
        "resolved_by": problem.retried_by_id if problem.resolved_at else None,
    }
