"""Production settings, for the archive that the browser visits; its collected files lie in a place of its own."""

import os

from newsarchive.settings import *  # noqa: F403
from newsarchive.settings import STORAGES

STATIC_ROOT = os.environ["TEST_STATIC_ROOT"]
# Named by their content as in production, so that a reference to nothing is found out; compressing them takes
# most of the time and shows nothing.
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
}
