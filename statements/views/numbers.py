"""What the archive holds, how its statements were found, and how right the machine was."""

from django.shortcuts import render

from statements import counts
from statements.accuracy import Measured
from statements.facets import language_name
from statements.figures import figures
from statements.filters import QuoteFilter
from statements.models import Organization, Quote

PUBLISHERS = 20


def numbers(request):
    held = counts.holdings()
    context = {
        "overview": counts.overview(0),
        "publishers": counts.publishers(Organization.objects.all(), held["publisher"])[:PUBLISHERS],
        "holdings": _holdings(held),
        "figures": figures(),
        "reviewed": Measured().overall(),
    }
    return render(request, "numbers.html", context)


def _holdings(held) -> dict[str, list]:
    """Statements by source, language, kind and review: of each value its name, its number, and its address."""
    sources = dict(QuoteFilter.base_filters["source"].extra["choices"])
    names = {
        "language": language_name,
        "kind": lambda value: Quote.Kind(value).label,
        "review": lambda value: Quote.Review(value).label,
    }
    by_profile = {field: _options(held[field], field, name) for field, name in names.items()}
    return {**by_profile, "source": _options(counts.sources(), "source", sources.get)}


def _options(numbers, field, name) -> list[tuple]:
    return [(name(value), number, f"?{field}={value}") for value, number in numbers.most_common() if number]
