"""Sitemaps, for an archive of any size, and robots.txt.

A file holds the rows of a range of keys: the index knows all files from the largest key alone, and a file is one
walk along the key, however far. Where rows are missing a file is shorter. Every page is listed in each language,
with the others as its alternates.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from typing import NamedTuple
from xml.sax.saxutils import escape

from django.conf import settings
from django.db.models import Max, QuerySet
from django.http import Http404, HttpResponse
from django.urls import get_script_prefix, reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control

from statements.addresses import in_language, split_language
from statements.models import Article, ArticleEntry, Organization, Quote, Speaker

# Keys a file: in three languages, that stays under the 50,000 addresses and 50 MB that a file may have.
KEYS = 500
NEWS_DAYS, MOST_NEWS = 2, 1_000
# Pages that there is one of, by the names of their addresses.
SINGLE = (
    "home", "statements", "speakers", "organizations", "articles", "publishers", "countries", "calendar",
    "numbers", "accuracy",
)  # fmt: skip
HOUR = 3_600

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


class Section(NamedTuple):
    """One kind of pages: the rows that have one, and when one of them last changed."""

    rows: Callable[[], QuerySet]
    changed: Callable[[object], datetime | None] = lambda row: None


SECTIONS = {
    "statements": Section(
        lambda: (
            Quote.objects.published().select_related("article").only("pk", "reviewed_at", "article__created_at")
        ),
        lambda quote: max(filter(None, (quote.reviewed_at, quote.article.created_at))),
    ),
    "articles": Section(
        lambda: Article.objects.published().only("pk", "created_at"), lambda article: article.created_at
    ),
    "speakers": Section(lambda: Speaker.objects.public().only("slug")),
    "organizations": Section(lambda: Organization.objects.public().only("slug")),
}


@cache_control(public=True, max_age=HOUR)
def index(request):
    """All files; how many a section has follows from its largest key."""
    paths = [reverse("sitemap-pages"), reverse("sitemap-news")]
    for name, section in SECTIONS.items():
        largest = section.rows().model.objects.aggregate(largest=Max("pk"))["largest"]
        if largest:
            paths += [reverse("sitemap", args=[name, number]) for number in range(largest // KEYS + 1)]
    files = (f"<sitemap><loc>{_address(request, path)}</loc></sitemap>" for path in paths)
    return _xml(f'<sitemapindex xmlns="{_SITEMAP}">', files, "</sitemapindex>")


@cache_control(public=True, max_age=HOUR)
def pages(request):
    roots = _roots(request)
    return _urlset(entry for name in SINGLE for entry in _in_all_languages(roots, reverse(name)))


@cache_control(public=True, max_age=HOUR)
def section(request, name, number):
    """The pages of the rows with keys from number * KEYS on."""
    if name not in SECTIONS:
        raise Http404
    rows, changed = SECTIONS[name]
    first, roots = number * KEYS, _roots(request)
    found = rows().filter(pk__gte=first, pk__lt=first + KEYS).order_by("pk")
    return _urlset(
        entry for row in found for entry in _in_all_languages(roots, row.get_absolute_url(), changed(row))
    )


@cache_control(public=True, max_age=HOUR // 12)
def news(request):
    """The articles of the last days, as the news extension has them, each in the language that it is in."""
    since = timezone.now().date() - timedelta(days=NEWS_DAYS)
    keys = ArticleEntry.objects.visible().since(since).newest_first().values_list("article", flat=True)
    found = Article.objects.with_publishers().defer("body").exclude(title="").exclude(publisher=None)
    articles = found.in_bulk(list(keys[:MOST_NEWS])).values()
    return _urlset((_news(request, article) for article in articles), f' xmlns:news="{_NEWS}"')


def robots(request):
    """What crawlers leave alone: the editors' desk, and lists under several filters, of which there is no end."""
    desks = [in_language("/admin/", code) for code, _name in settings.LANGUAGES]
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in desks),
        "Disallow: /*?*&",
        f"Sitemap: {_address(request, reverse('sitemap-index'))}",
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


def _roots(request) -> dict[str, str]:
    """The address at which each language's pages begin."""
    return {code: request.build_absolute_uri(in_language("/", code)) for code, _name in settings.LANGUAGES}


def _in_all_languages(roots: dict[str, str], path: str, changed: datetime | None = None) -> Iterator[str]:
    """The entries of one page: each language's own, each with all of them as alternates."""
    _language, rest = split_language(path.removeprefix(get_script_prefix()))
    addresses = {code: escape(root + rest) for code, root in roots.items()}
    alternates = "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href="{address}"/>'
        for code, address in {**addresses, "x-default": addresses[settings.LANGUAGE_CODE]}.items()
    )
    lastmod = f"<lastmod>{changed.isoformat(timespec='seconds')}</lastmod>" if changed else ""
    for address in addresses.values():
        yield f"<url><loc>{address}</loc>{lastmod}{alternates}</url>"


def _news(request, article) -> str:
    address = _address(request, article.get_absolute_url())
    return (
        f"<url><loc>{address}</loc><news:news><news:publication>"
        f"<news:name>{escape(article.publisher.name)}</news:name>"
        f"<news:language>{escape(article.language.split('-')[0])}</news:language></news:publication>"
        f"<news:publication_date>{article.published.isoformat()}</news:publication_date>"
        f"<news:title>{escape(article.title)}</news:title></news:news></url>"
    )


def _address(request, path: str) -> str:
    return escape(request.build_absolute_uri(path))


def _urlset(entries: Iterable[str], more: str = "") -> HttpResponse:
    spaces = f'xmlns="{_SITEMAP}" xmlns:xhtml="http://www.w3.org/1999/xhtml"{more}'
    return _xml(f"<urlset {spaces}>", entries, "</urlset>")


def _xml(start: str, entries: Iterable[str], end: str) -> HttpResponse:
    text = "\n".join([start, *entries, end, ""])
    return HttpResponse(_HEAD + text, content_type="application/xml; charset=utf-8")
