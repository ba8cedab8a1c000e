"""The list of statements, as a page and as files."""

from django.http import StreamingHttpResponse
from django.shortcuts import render

from statements.exports import FORMATS, records
from statements.filters import QuoteFilter
from statements.models import QuoteEntry
from statements.suggestions import names

from .listing import statement_list


def statements(request):
    context = statement_list(request, QuoteEntry.objects.visible())
    return render(request, "statements.html", {**context, "named": names(context["query"])})


def export(request, format):
    """The whole list of statements under the address's filters, as a file."""
    chosen = QuoteFilter(request.GET, QuoteEntry.objects.visible())
    write, content_type = FORMATS[format]
    lines = write(records(chosen.narrowed(), request.build_absolute_uri))
    headers = {"Content-Disposition": f'attachment; filename="statements.{format}"', "X-Robots-Tag": "noindex"}
    return StreamingHttpResponse(lines, content_type=f"{content_type}; charset=utf-8", headers=headers)
