"""Two speakers side by side: what each said, day by day, on one topic or in one period."""

from itertools import groupby

from django.shortcuts import render

from statements import counts
from statements.filters import ComparisonFilter
from statements.keywords import reference, sample, telling
from statements.models import Quote, QuoteEntry
from statements.timeline import timeline

from .listing import STATEMENTS_A_PAGE, chips, dated_page

WORDS = 12


def compare(request):
    chosen = ComparisonFilter(request.GET, QuoteEntry.objects.visible())
    context = {"filter": chosen, "query": chosen.query, "chips": chips(chosen)}
    if chosen.pair:
        context |= _side_by_side(request, chosen)
    return render(request, "compare.html", context)


def _side_by_side(request, chosen) -> dict:
    a, b = chosen.pair
    entries = [chosen.said_by(speaker) for speaker in (a, b)]
    by_day = [counts.by_day(rows) for rows in entries]
    page = dated_page(request, chosen.said_by(a, b), Quote.objects.with_people(), STATEMENTS_A_PAGE)
    samples = [sample(rows) for rows in entries]
    return {
        "page": page,
        "days": [_columns(rows, a) for _day, rows in groupby(page.rows, key=lambda quote: quote.dated_on)],
        "sides": [_side(a, by_day, samples), _side(b, by_day[::-1], samples[::-1])],
        "common": _common(*samples),
    }


def _side(speaker, by_day, samples) -> dict:
    """One speaker beside the other, whose numbers and sample come second."""
    own, other = samples
    return {
        "speaker": speaker,
        "total": by_day[0].total(),
        "timeline": timeline(*by_day),
        "words": own.spelled(telling(own, other.usage)[:WORDS]),
    }


def _common(a, b) -> list[str]:
    """The words that both use more than others do."""
    usual = reference()
    of_b = set(telling(b, usual))
    return a.spelled([stem for stem in telling(a, usual) if stem in of_b][:WORDS])


def _columns(quotes, speaker) -> tuple[list, list]:
    """The statements of one day: those of the speaker, and those of the other one."""
    columns = [], []
    for quote in quotes:
        columns[quote.speaker_id != speaker.pk].append(quote)
    return columns
