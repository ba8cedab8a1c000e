from django.shortcuts import get_object_or_404, render

from statements.models import Quote, QuoteEntry
from statements.suggestions import names

from .listing import statement_list

OTHERS = 12


def statements(request):
    context = statement_list(request, QuoteEntry.objects.visible())
    return render(request, "statements.html", {**context, "named": names(context["query"])})


def statement(request, pk):
    public = Quote.objects.published().with_people().select_related("revision").defer(None)
    quote = get_object_or_404(public, pk=pk)
    others = quote.article.quotes.published().present().with_people().exclude(pk=pk).order_by("position")
    return render(
        request,
        "statement.html",
        {"quote": quote, "article": quote.article, "others": others[:OTHERS], "more": others.count() - OTHERS},
    )
