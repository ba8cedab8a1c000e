from django.core.management.base import BaseCommand

from statements.ingest.batch import turn
from statements.ingest.countries import settle_all


class Command(BaseCommand):
    help = (
        "Says again which country each speaker and organization is of, by their roles and names. An import says "
        "it of what it stores: this is for what was stored before, or changed since. What editors settled stays."
    )

    def handle(self, *, verbosity, **options):
        with turn():
            changed = settle_all()
        if verbosity:
            self.stdout.write(f"countries changed {changed}")
