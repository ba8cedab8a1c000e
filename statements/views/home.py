from django.shortcuts import render

from statements.counts import overview
from statements.models import Quote, QuoteEntry

from .listing import newest

NEWEST = 10
MOST_QUOTED = 12


def home(request):
    newest_ones = newest(QuoteEntry.objects.visible(), Quote.objects.with_people(), NEWEST)
    return render(request, "home.html", {"newest": newest_ones, "overview": overview(MOST_QUOTED)})
