"""What every page with a list has: the filters, the page of rows, the facets."""

from dataclasses import dataclass
from math import isfinite

from django.core.paginator import Paginator

from statements.addresses import key_in
from statements.facets import count, display
from statements.filters import ArticleFilter, QuoteFilter
from statements.models import Article, Quote
from statements.reuse.elsewhere import note_copies
from statements.suggestions import suggestion

STATEMENTS_A_PAGE = 20
ARTICLES_A_PAGE = 30
NAMES_A_PAGE = 60
# Where there are fewer, a word may have been mistyped.
FEW_HITS = 3
BY_RELEVANCE = "relevance"


@dataclass(frozen=True, slots=True)
class KeysetPage:
    """A page of a list in order of date, at a place that stays: `newer` and `older` are where its neighbours are.

    They are numbers of entries for the parameters of the same names; None where the list ends.
    """

    rows: list
    newer: int | None
    older: int | None


@dataclass(frozen=True, slots=True)
class RankedPage:
    """A page of a search, the best matches first; `following` is the parameter that leads to the next one."""

    rows: list
    is_first: bool
    following: str | None


def page_of(request, rows, size: int):
    """The page that the address asks for, or the nearest that there is."""
    return Paginator(rows, size).get_page(request.GET.get("page"))


def statement_list(request, entries, **fixed) -> dict:
    """The context of a list of statements; `fixed` are the values of filters that the page itself settles."""
    chosen = QuoteFilter(request.GET, entries, fixed=fixed)
    return _filtered(request, chosen, Quote.objects.with_people().with_renditions(), STATEMENTS_A_PAGE)


def article_list(request, entries) -> dict:
    chosen = ArticleFilter(request.GET, entries)
    context = _filtered(request, chosen, Article.objects.with_publishers().with_counts(), ARTICLES_A_PAGE)
    note_copies(context["page"].rows)
    return context


def _filtered(request, chosen, owners, size: int) -> dict:
    """The context of a list; its rows are those of `owners` that the filter set's entries stand for."""
    query = chosen.query
    ranked = bool(query) and request.GET.get("order") == BY_RELEVANCE
    entries = chosen.narrowed()
    page = (
        ranked_page(request, entries, query, owners, size)
        if ranked
        else dated_page(request, entries, owners, size)
    )
    counted = count(chosen)
    return {
        "filter": chosen,
        "page": page,
        "ranked": ranked,
        "counted": counted,
        "total": counted.total,
        "facets": counted.facets,
        "query": query,
        "suggestion": suggestion(query, entries.model) if counted.total < FEW_HITS else None,
        "chips": chips(chosen),
    }


def chips(chosen) -> list[dict]:
    """The active filters, each to be taken away."""
    return [
        {"name": name, "label": chosen.filters[name].label, "text": display(chosen, name, value)}
        for name, value in chosen.active.items()
    ]


def dated_page(request, entries, owners, size: int) -> KeysetPage:
    """The page at the place in time that the address asks for, the newest first."""
    newer, older = (key_in(request.GET.get(name)) for name in ("newer", "older"))
    # One more than the page holds tells whether the list goes on.
    if newer is not None:
        found = list(entries.before(newer).oldest_first().pairs()[: size + 1])[::-1]
        goes_on_newer, goes_on_older = len(found) > size, True
        found = found[-size:]
    else:
        rows = entries if older is None else entries.after(older)
        found = list(rows.newest_first().pairs()[: size + 1])
        goes_on_newer, goes_on_older = older is not None, len(found) > size
        found = found[:size]
    if not found:
        return KeysetPage([], None, None)
    return KeysetPage(
        _rows(owners, found),
        newer=found[0][0] if goes_on_newer else None,
        older=found[-1][0] if goes_on_older else None,
    )


def ranked_page(request, entries, query, owners, size: int) -> RankedPage:
    """The page after the score and number that the address names; from the best one on without them."""
    place = _place(request.GET.get("following"))
    rows = entries.best_first(query, place).values_list("number", entries.model.OWNER, "score")
    found = list(rows[: size + 1])
    last = found[size - 1] if len(found) > size else None
    following = f"{last[2]!r}_{last[0]}" if last else None
    return RankedPage(_rows(owners, [row[:2] for row in found[:size]]), place is None, following)


def newest(entries, owners, number: int) -> list:
    """The rows of `owners` that the newest entries stand for."""
    return _rows(owners, entries.newest_first().pairs()[:number])


def beside(entries, owners, number: int) -> tuple:
    """The rows of `owners` next to the entry of this number, the older and the newer; None where there is none."""
    older = list(entries.after(number).newest_first().pairs()[:1])
    newer = list(entries.before(number).oldest_first().pairs()[:1])
    shown = owners.in_bulk([key for _number, key in older + newer])
    return tuple(next((shown[key] for _number, key in pairs), None) for pairs in (older, newer))


def _rows(owners, pairs) -> list:
    keys = [key for _number, key in pairs]
    shown = owners.in_bulk(keys)
    return [shown[key] for key in keys]


def _place(text: str | None) -> tuple[float, int] | None:
    """A score and a number, as ranked_page wrote them into an address."""
    score, _underscore, number = (text or "").partition("_")
    try:
        place = float(score), key_in(number)
    except ValueError:
        return None
    return place if place[1] is not None and isfinite(place[0]) else None
