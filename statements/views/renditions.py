"""One statement in several articles: who brought it, in which order, in which words."""

from django.shortcuts import get_object_or_404, redirect, render

from statements.models import Quote
from statements.reuse.differences import differences
from statements.reuse.elsewhere import renditions_of

from .listing import page_of

RENDITIONS_A_PAGE = 50


def renditions(request, pk):
    quote = get_object_or_404(Quote.objects.published().with_people(), pk=pk)
    found = renditions_of(quote)
    if len(found.by_article) < 2:
        return redirect(quote)
    first = found.quotes[0]
    page = page_of(request, found.quotes, RENDITIONS_A_PAGE)
    for shown in page:
        shown.copied_from = found.copied_from(shown)
        shown.changes = differences(first.text, shown.text)
    context = {"quote": quote, "first": first, "renditions": found, "page": page}
    return render(request, "renditions.html", context)
