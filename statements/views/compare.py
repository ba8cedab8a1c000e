"""Two speakers side by side: what each said, day by day, on one topic or in one period."""

from itertools import groupby
from typing import NamedTuple

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
    both, entries = chosen.said_by(a, b), [chosen.said_by(speaker) for speaker in (a, b)]
    by_day = [counts.by_day(rows) for rows in entries]
    page = dated_page(request, both, Quote.objects.with_people(), STATEMENTS_A_PAGE)
    words = counts.remembered(both, lambda: _words(*map(sample, entries)), "words", a.pk)
    return {
        "page": page,
        "days": [_columns(rows, a) for _day, rows in groupby(page.rows, key=lambda quote: quote.dated_on)],
        "sides": [_side(a, by_day, words.of_a), _side(b, by_day[::-1], words.of_b)],
        "common": words.common,
    }


def _side(speaker, by_day, words) -> dict:
    """One speaker beside the other, whose days come second."""
    return {"speaker": speaker, "total": by_day[0].total(), "timeline": timeline(*by_day), "words": words}


class _Words(NamedTuple):
    """What each of two uses more than the other, and what both use more than others do."""

    of_a: list[str]
    of_b: list[str]
    common: list[str]


def _words(a, b) -> _Words:
    """The words of two samples."""
    usual = reference()
    usual_for_b = set(telling(b, usual))
    return _Words(
        of_a=a.spelled(telling(a, b.usage)[:WORDS]),
        of_b=b.spelled(telling(b, a.usage)[:WORDS]),
        common=a.spelled([stem for stem in telling(a, usual) if stem in usual_for_b][:WORDS]),
    )


def _columns(quotes, speaker) -> tuple[list, list]:
    """The statements of one day: those of the speaker, and those of the other one."""
    columns = [], []
    for quote in quotes:
        columns[quote.speaker_id != speaker.pk].append(quote)
    return columns
