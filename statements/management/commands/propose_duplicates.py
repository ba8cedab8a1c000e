from django.core.management.base import BaseCommand

from statements.duplicates import propose_organizations, propose_speakers


class Command(BaseCommand):
    help = (
        "Looks for speakers and organizations that may be one, by their names in all scripts, their roles and "
        "bodies, and puts them before the editors in the admin. What they set apart is not proposed again."
    )

    def handle(self, *, verbosity, **options):
        for what, propose in (("speakers", propose_speakers), ("organizations", propose_organizations)):
            found = propose()
            if verbosity:
                self.stdout.write(f"{what:<15}{found.new:>7} new {found.kept:>7} kept {found.gone:>7} gone")
