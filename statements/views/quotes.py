from django.http import StreamingHttpResponse
from django.shortcuts import get_object_or_404, render

from statements.exports import FORMATS, records
from statements.filters import QuoteFilter
from statements.models import Quote, QuoteEntry
from statements.suggestions import names

from .listing import statement_list

OTHERS = 12


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


def statement(request, pk):
    public = Quote.objects.published().with_people().select_related("revision").defer(None)
    quote = get_object_or_404(public, pk=pk)
    others = quote.article.quotes.published().present().with_people().exclude(pk=pk).order_by("position")
    return render(
        request,
        "statement.html",
        {"quote": quote, "article": quote.article, "others": others[:OTHERS], "more": others.count() - OTHERS},
    )
