from django.core.management.base import BaseCommand
from django.db import connection
from tqdm import tqdm

from statements.ingest import renew_terms
from statements.models import Article, IndexState, Quote
from statements.search import install


class Command(BaseCommand):
    help = (
        "Makes the search index anew where another version of the analyzer made it: every stored text is analyzed "
        "again, and what has changed is filed again. The archive can be read meanwhile."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--from-scratch", action="store_true", help="drop the index and its triggers first, and make all again"
        )

    def handle(self, *, from_scratch, verbosity, **options):
        if from_scratch:
            install.run(connection, "uninstall_sql")
        changed = 0
        for model in (Article, Quote):
            rows = model.objects.count()
            with tqdm(
                total=rows, unit=" rows", desc=str(model._meta.verbose_name_plural), disable=None
            ) as progress:
                for seen, renewed in renew_terms(model):
                    progress.update(seen)
                    changed += renewed
        if from_scratch:
            install.run(connection, "install_sql")
        IndexState.note_current()
        self.stdout.write(f"{changed} texts have other terms now")
