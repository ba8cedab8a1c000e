from django.shortcuts import get_object_or_404, render

from statements.models import Quote

from .listing import statement_list

OTHERS = 12


def statements(request):
    return render(request, "statements.html", statement_list(request, Quote.objects.published()))


def statement(request, pk):
    quote = get_object_or_404(Quote.objects.published().with_people().defer(None), pk=pk)
    others = quote.article.quotes.published().with_people().exclude(pk=pk).order_by("position")
    return render(
        request,
        "statement.html",
        {"quote": quote, "article": quote.article, "others": others[:OTHERS], "more": others.count() - OTHERS},
    )
