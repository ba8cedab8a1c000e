"""Production settings, for the archive that the browser visits; its collected files lie in a place of its own."""

import os

from newsarchive.settings import *  # noqa: F403

STATIC_ROOT = os.environ["TEST_STATIC_ROOT"]
