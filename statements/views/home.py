from django.shortcuts import render

from statements.models import Quote, QuoteEntry, Speaker

from .listing import newest

NEWEST = 10
MOST_QUOTED = 12


def home(request):
    public = Quote.objects.published()
    return render(
        request,
        "home.html",
        {
            "newest": newest(QuoteEntry.objects.visible(), Quote.objects.with_people(), NEWEST),
            "most_quoted": Speaker.objects.with_counts()[:MOST_QUOTED],
            "numbers": public.numbers(),
        },
    )
