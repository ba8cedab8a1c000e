from pathlib import Path

from django.core.management.base import BaseCommand

from statements.gold import write_gold


class Command(BaseCommand):
    help = "Writes the articles that people have reviewed as gold files, which evaluate_extraction reads."

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, metavar="DIR", help="where to write; made if it is not there")

    def handle(self, *, folder, **options):
        number = write_gold(folder)
        self.stdout.write(f"{number} articles in {folder}; score the extractor on them with")
        self.stdout.write(f"    manage.py evaluate_extraction {folder}")
