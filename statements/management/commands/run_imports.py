import signal
import sys
import time

from django.core.management.base import BaseCommand
from django.db import close_old_connections

from statements.jobs.work import work_off
from statements.parallel import add_workers_option


class Command(BaseCommand):
    help = (
        "Works off the imports that editors have queued in the admin, and goes on until it is stopped. Any number "
        "of workers may run: each import is done by one. What a killed worker left behind is done again."
    )

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="end when nothing waits any more")
        add_workers_option(parser)
        parser.add_argument(
            "--pause",
            type=float,
            default=5,
            metavar="SECONDS",
            help="between looks at an empty queue; 5 by itself",
        )

    def handle(self, *, once, workers, pause, verbosity, **options):
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # as Ctrl-C: the import waits again
        while True:
            for run in work_off(workers):
                if verbosity:
                    self.stdout.write(f"{run.pk:>6} {run.status:<12} {_outcome(run)}  {', '.join(run.sources)}")
            if once:
                return
            close_old_connections()
            time.sleep(pause)


def _outcome(run) -> str:
    return (
        f"{run.articles_new} new, {run.articles_changed} changed, {run.articles_unchanged} unchanged, "
        f"{run.articles_refused} refused"
    )
