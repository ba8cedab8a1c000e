"""What the archive holds, how its statements were found, and how right the machine was."""

from django.shortcuts import render

from statements import counts
from statements.accuracy import Measured
from statements.facets import language_name
from statements.figures import figures
from statements.models import Organization, Quote

PUBLISHERS = 20


def numbers(request):
    context = {
        "overview": counts.overview(0),
        "publishers": counts.publishers(Organization.objects.all())[:PUBLISHERS],
        "holdings": _holdings(),
        "figures": figures(),
        "reviewed": Measured().overall(),
    }
    return render(request, "numbers.html", context)


def _holdings() -> dict[str, list]:
    """Statements by language, kind and review: of each value what it is called, its number, and its address."""
    found = counts.holdings()
    names = {
        "language": language_name,
        "kind": lambda value: Quote.Kind(value).label,
        "review": lambda value: Quote.Review(value).label,
    }
    return {field: _options(counts.sums(found, field), field, name) for field, name in names.items()}


def _options(numbers, field, name) -> list[tuple]:
    return [(name(value), number, f"?{field}={value}") for value, number in numbers.most_common()]
