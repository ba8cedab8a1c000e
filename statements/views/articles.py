from django.shortcuts import get_object_or_404, render

from statements.changes import changes
from statements.models import Article, ArticleEntry
from statements.reuse.elsewhere import copies_of
from statements.voices import marks, voices

from .listing import article_list


def articles(request):
    return render(request, "articles.html", article_list(request, ArticleEntry.objects.visible()))


def article(request, pk):
    shown = get_object_or_404(Article.objects.published().with_publishers(), pk=pk)
    quotes = shown.quotes.published().present().with_people().order_by("position")
    heard = voices(quotes)
    marked = marks(heard)
    return render(
        request,
        "article.html",
        {
            "article": shown,
            "quotes": quotes,
            "voices": heard,
            "marks": marked,
            "contents": [(quote, marked.get(quote.pk)) for quote in quotes],
            "named": shown.organizations.all(),
            "revisions": shown.revisions.defer("body"),
            "copies": copies_of(shown),
        },
    )


def revision(request, pk, revision):
    """An earlier text of an article beside the one that followed it, change by change."""
    shown = get_object_or_404(Article.objects.published().with_publishers(), pk=pk)
    earlier = get_object_or_404(shown.revisions, pk=revision)
    following = shown.revisions.filter(pk__gt=revision).order_by("pk").first() or shown
    quotes = shown.quotes.published().filter(revision=earlier).with_people().order_by("position")
    return render(
        request,
        "revision.html",
        {
            "article": shown,
            "revision": earlier,
            "title": changes(earlier.title, following.title),
            "paragraphs": changes(earlier.body, following.body),
            "quotes": quotes,
        },
    )
