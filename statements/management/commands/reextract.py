from django.core.management.base import BaseCommand
from django.db import transaction
from tqdm import tqdm

from statements.extraction import EXTRACTOR_VERSION
from statements.ingest import Registry, reextract
from statements.models import Article, Quote


class Command(BaseCommand):
    help = (
        "Finds the statements of stored articles anew, where another version of the extractor found them. "
        "What people reviewed stays as it is."
    )

    def add_arguments(self, parser):
        parser.add_argument("articles", nargs="*", type=int, metavar="ARTICLE", help="only these, by number")
        parser.add_argument("--all", action="store_true", help="also those of the present version")
        parser.add_argument("--dry-run", action="store_true", help="show what would change and change nothing")

    def handle(self, *, articles, all, dry_run, verbosity, **options):
        chosen = _chosen(articles, all)
        registry, removed, added = Registry(), 0, 0
        for article in tqdm(chosen.iterator(chunk_size=200), total=chosen.count(), unit=" articles", disable=None):
            before, after = self._renew(article, registry, dry_run)
            removed += len(before - after)
            added += len(after - before)
            if verbosity > 1 and before != after:
                self.stdout.write(f"article {article.pk}: -{len(before - after)} +{len(after - before)}")
        prefix = "would be " if dry_run else ""
        self.stdout.write(f"statements {prefix}added {added}, {prefix}removed {removed}")

    def _renew(self, article, registry, dry_run):
        """The statements, as tuples of what a reader sees, before and after."""
        with transaction.atomic():
            before = _visible(article)
            reextract(article, registry)
            after = _visible(article)
            transaction.set_rollback(dry_run)
        if dry_run:
            registry.clear()
        return before, after


def _chosen(numbers, all):
    """The articles to go through: those named, else those whose machine statements are of another version."""
    queryset = Article.objects.order_by("pk")
    if numbers:
        return queryset.filter(pk__in=numbers)
    if all:
        return queryset
    current = Quote.objects.filter(extractor_version=EXTRACTOR_VERSION).values("article")
    return queryset.exclude(pk__in=current)


def _visible(article):
    return set(article.quotes.values_list("kind", "start", "end", "speaker__name", "organization__name", "role"))
