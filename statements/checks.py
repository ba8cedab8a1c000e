"""What `manage.py check --database default` and `migrate` say about the archive's data."""

from pathlib import Path

from django.conf import settings
from django.core import checks
from django.db import DatabaseError

from statements.models import IndexState, Quote


@checks.register(checks.Tags.security)
def uploads_are_private(app_configs, **options):
    """What a web server gives to anybody must not hold what editors upload."""
    private = Path(settings.IMPORT_UPLOAD_DIR).resolve()
    served = [settings.STATIC_ROOT, settings.MEDIA_ROOT, *settings.STATICFILES_DIRS]
    return [
        checks.Error(f"IMPORT_UPLOAD_DIR lies in {place}, which is served to anybody.", id="statements.E001")
        for place in map(Path, filter(None, served))
        if private.is_relative_to(place.resolve())
    ]


@checks.register(checks.Tags.database)
def search_index_is_current(app_configs, databases, **options):
    """Terms of another analyzer than the one that reads queries are not found."""
    if not databases:
        return []
    try:
        stale = not IndexState.is_current() and Quote.objects.exists()
    except DatabaseError:  # before the first migration
        return []
    if not stale:
        return []
    hint = "Run manage.py rebuild_search_index."
    return [
        checks.Warning("The search index was made by another version of the analyzer.", hint, id="statements.W001")
    ]
