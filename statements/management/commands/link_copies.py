from django.core.management.base import BaseCommand
from tqdm import tqdm

from statements.batching import batched
from statements.ingest.batch import turn
from statements.models import Copy, Rendition
from statements.reuse import forget_all, link, unlinked

ARTICLES_AT_ONCE = 100


class Command(BaseCommand):
    help = (
        "Finds copies of articles, and renditions of the same statement, among stored articles that were not yet "
        "compared. An import compares what it stores: this is for articles from before. Goes on where it stopped."
    )

    def add_arguments(self, parser):
        parser.add_argument("--anew", action="store_true", help="forget what was found and compare all articles")

    def handle(self, *, anew, verbosity, **options):
        if anew:
            with turn():
                forget_all()
        keys = list(unlinked().order_by("pk").values_list("pk", flat=True))
        with tqdm(total=len(keys), unit=" articles", disable=None if verbosity else True) as progress:
            for some in batched(keys, ARTICLES_AT_ONCE):
                with turn():
                    link(some)
                progress.update(len(some))
        if verbosity:
            self.stdout.write(
                f"articles compared {len(keys)}; {_told('copies', Copy)}, {_told('renditions', Rendition)}"
            )


def _told(what, model):
    groups = model.objects.order_by().values("group").distinct().count()
    return f"{what} {model.objects.count()} in {groups} groups"
