"""The page for our own failures, which must not need anything that may be what failed."""

import logging

from django.http import HttpResponseServerError
from django.template import loader
from django.views.decorators.csrf import requires_csrf_token

logger = logging.getLogger(__name__)


@requires_csrf_token
def server_error(request):
    """The 500 page without request or database; bare words where not even a template can be rendered."""
    try:
        return HttpResponseServerError(loader.render_to_string("500.html"))
    except Exception:
        logger.exception("The page for failures failed itself")
        return HttpResponseServerError("500", content_type="text/plain")
