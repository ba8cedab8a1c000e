"""What every page with a list has: the filters, the page of rows, the facets."""

from django.core.paginator import Paginator

from statements.facets import ARTICLE_FACETS, STATEMENT_FACETS, display, facets
from statements.filters import ArticleFilter, QuoteFilter

STATEMENTS_A_PAGE = 20
ARTICLES_A_PAGE = 30
NAMES_A_PAGE = 60


def page_of(request, rows, size: int):
    """The page that the address asks for, or the nearest that there is."""
    return Paginator(rows, size).get_page(request.GET.get("page"))


def statement_list(request, rows, *, fixed=()) -> dict:
    """The context of a list of statements; `fixed` are the filters that the page itself settles."""
    chosen = QuoteFilter(request.GET, rows, fixed=fixed)
    page = page_of(request, chosen.qs.with_people(), STATEMENTS_A_PAGE)
    return {**_filtered(chosen, page, STATEMENT_FACETS), "query": chosen.query}


def article_list(request, rows) -> dict:
    chosen = ArticleFilter(request.GET, rows)
    page = page_of(request, chosen.qs.with_publishers().with_counts(), ARTICLES_A_PAGE)
    return _filtered(chosen, page, ARTICLE_FACETS)


def _filtered(chosen, page, facet_fields) -> dict:
    return {
        "filter": chosen,
        "page": page,
        "facets": facets(chosen, facet_fields, page.paginator.count),
        "chips": [
            {"name": name, "label": chosen.filters[name].label, "text": display(chosen, name, value)}
            for name, value in chosen.active.items()
        ],
    }
