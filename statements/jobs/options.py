"""What a run's input is read with."""

from django.conf import settings

from statements.importers import Options
from statements.models import ImportRun


def options_of(run: ImportRun) -> Options:
    """The limits as they are now, and the run's own mapping."""
    return Options(**settings.IMPORT_LIMITS, mapping=run.mapping)
