from django.shortcuts import get_object_or_404, render

from statements.models import Article, ArticleEntry

from .listing import article_list


def articles(request):
    return render(request, "articles.html", article_list(request, ArticleEntry.objects.visible()))


def article(request, pk):
    shown = get_object_or_404(Article.objects.published().with_publishers(), pk=pk)
    quotes = shown.quotes.published().present().with_people().order_by("position")
    return render(
        request, "article.html", {"article": shown, "quotes": quotes, "named": shown.organizations.all()}
    )
